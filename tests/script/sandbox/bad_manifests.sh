#!/bin/sh
# SPDX-License-Identifier: MIT
# bad_manifests.sh - a manifest with a mistake in it runs nothing.
run() { # TEXT
	printf -- '-- a comment\n--[==[ sandbox\n%b\n]==]\nprint "ran"\n' "$1" >script.lua
	"$CELLUA" script.lua 2>&1
	[ $? -eq 78 ] || echo "another status"
}
run 'version = 1, fs = { reed = { "/" } },'
# expect: cellua: sandbox: script.lua:3:21: unknown key 'reed' (did you mean 'read'?)
run 'version = 99,'
# expect: cellua: sandbox: script.lua:3:1: version 99 is newer than this program, which knows 1
run 'version = 1, stdio = os.execute("x"),'
# expect: cellua: sandbox: script.lua:3:22: unexpected 'os', expected a string, a number, true, false or a table
run 'version = 1, fs = { read = { "$NOWHERE/x" } },'
# expect: cellua: sandbox: script.lua:3:30: '$NOWHERE/x': a path begins with none but $SCRIPT_DIR, $CWD, $HOME, $TMPDIR, $RUNTIME_DIR, $ARG1 to $ARG9
run 'version = 1, fs = { read = { "/missing/x" } },'
# expect: cellua: sandbox: script.lua:3:30: fs.read: /missing/x: No such file or directory
run 'version = 1, net = { direct = true },'
# expect: cellua: sandbox: script.lua:3:22: only an operator's policy can say 'net.direct'
printf 'print(1)\n--[==[ sandbox\nversion = 1,\n]==]\n' >late.lua
"$CELLUA" late.lua 2>&1
# expect: cellua: sandbox: late.lua:2:1: the sandbox block stands behind something else than comments
true
