#!/bin/sh
# SPDX-License-Identifier: MIT
# LUA_INIT and the search paths of Lua mean nothing.
ln -s "$CELLUA" emilua
mkdir elsewhere
echo 'return { "found" }' >elsewhere/other.lua
echo 'error "the variable LUA_INIT"' >init.lua
cat >script.lua <<'END'
print(pcall(require, 'other'))
if _CONTEXT == 'main' then spawn_vm '.' end
END
export LUA_INIT='@init.lua' LUA_PATH='elsewhere/?.lua' LUA_CPATH='elsewhere/?.so'
export LUA_INIT_5_1='@init.lua' LUA_PATH_5_1='elsewhere/?.lua'
./emilua script.lua
# expect: false	module not found
# expect: false	module not found
