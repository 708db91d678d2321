#!/bin/sh
# SPDX-License-Identifier: MIT
# init_variable.sh - LUA_INIT runs before everything else, unless -E is there.
echo 'print("file", arg and arg[1], ...)' >init.lua
echo 'print("script", ...)' >script.lua
LUA_INIT='print("code", ...)' "$CELLUA" -e 'print(1)' script.lua x
# expect: code
# expect: 1
# expect: script	x
LUA_INIT=@init.lua "$CELLUA" script.lua x
# expect: file	x
# expect: script	x
LUA_INIT='error()' "$CELLUA" -E script.lua    # expect: script
LUA_INIT='' "$CELLUA" script.lua              # expect: script
LUA_INIT='x x' "$CELLUA" script.lua 2>&1
# expect: cellua: LUA_INIT:1: '=' expected near 'x'
LUA_INIT=@none "$CELLUA" script.lua 2>&1
# expect: cellua: cannot open 'none': No such file or directory
LUA_INIT='os.exit(5)' "$CELLUA" script.lua
echo $?                                     # expect: 5
