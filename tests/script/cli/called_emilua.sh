#!/bin/sh
# SPDX-License-Identifier: MIT
# called_emilua.sh - under that name the command line is the ancestor's.
ln -s "$CELLUA" emilua
try() {
	./emilua "$@" 2>&1
	echo "[$?]"
}
echo 'print(_FILE, _CONTEXT, ...)' >entry.lua
mkdir package
echo 'print(_FILE)' >package/init.lua
echo 'x x' >syntax.lua
: >empty.lua
here=$(pwd -P)
try entry.lua -- a -b | sed "s|$here|HERE|"
# expect: HERE/entry.lua	main
# expect: [0]
try entry.lua --test | sed "s|$here|HERE|"
# expect: HERE/entry.lua	test
# expect: [0]
try package | sed "s|$here|HERE|"
# expect: HERE/package/init.lua
# expect: [0]
try package/ | sed "s|$here|HERE|"
# expect: HERE/package/init.lua
# expect: [0]
LUA_INIT='print "not reached"' try empty.lua
# expect: [0]
try syntax.lua | sed "s|$here|HERE|"
# expect: emilua: HERE/syntax.lua:1: '=' expected near 'x'
# expect: [1]
try missing.lua
# expect: emilua: cannot open 'missing.lua': No such file or directory
# expect: [1]
try entry.lua --main-context-concurrency-hint 1 --help | head -n 1
# expect: usage: emilua [OPTION]... FILE [-- ARGUMENT...]
try -hanything entry.lua | tail -n 1
# expect: [0]
try --version | sed -n '1s/ [0-9.]*$/ N/p; 2s/ .*/ N/p; $p'
# expect: emilua N
# expect: LuaJIT N
# expect: [0]
EMILUA_COLORS=maybe try empty.lua
# expect: emilua: EMILUA_COLORS is neither 0 nor 1: 'maybe'
# expect: [0]
LC_ALL=none try empty.lua
# expect: emilua: the locale of the environment is unknown
# expect: [0]
