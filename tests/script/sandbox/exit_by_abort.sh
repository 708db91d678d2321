#!/bin/sh
# SPDX-License-Identifier: MIT
# exit_by_abort.sh - a confined script that aborts does nothing that it must not.
echo 'require("system").exit(0, { force = "abort" })' >script.lua
for violation in error kill; do
	cat >policy.lua <<END
{ version = 1, on_violation = "$violation", stdio = { "err" }, fs = { read = { "\$SCRIPT_DIR" } } }
END
	"$CELLUA" --policy policy.lua script.lua 2>&1
	echo $?
done
# expect: 134
# expect: 134
