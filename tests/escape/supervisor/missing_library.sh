#!/bin/sh
# SPDX-License-Identifier: MIT
# missing_library.sh - a library that the policy names and is not there is a step that fails.
echo '{ version = 1, stdio = { "out", "err" }, ffi = { "libmissing.so.9" } }' >policy.lua
"$ESCAPE" --policy policy.lua -e 'print "ran"' 2>&1
echo $?
# expect: cellua: sandbox: libraries: libmissing.so.9: cannot open shared object file: No such file or directory
# expect: 71
