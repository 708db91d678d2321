#!/bin/sh
# SPDX-License-Identifier: MIT
# interpreter_variables.sh - variables that make an interpreter run something else are not
# looked at, and not passed on.
export LUA_INIT='print "init"' LUA_PATH='/tmp/?.lua' LUA_CPATH='/tmp/?.so' CELLUA_PATH=/tmp
code='print(package.path:find "^/tmp" == nil)'
"$ESCAPE" -e "$code"
# expect: init
# expect: false
"$ESCAPE" --untrusted -e "$code"                              # expect: true
echo '{ version = 1, stdio = { "out", "err" } }' >policy.lua
"$ESCAPE" --policy policy.lua -e "$code"                      # expect: true
printf -- '--[==[ sandbox\nversion = 1,\nstdio = { "out", "err" },\n]==]\n%s\n' "$code" >script.lua
"$ESCAPE" script.lua                                          # expect: true
refused() { # HOW
	echo "{ version = 1, stdio = { \"out\", \"err\" }, env = { $1 } }" >policy.lua
	"$ESCAPE" --policy policy.lua -e 'print "ran"' 2>err
	[ $? -eq 78 ] || echo "another status: $1"
}
for name in LD_PRELOAD LD_LIBRARY_PATH LUA_INIT LUA_PATH LUA_CPATH MALLOC_CHECK_ GCONV_PATH; do
	refused "pass = { \"$name\" }"
	refused "set = { $name = \"x\" }"
done
