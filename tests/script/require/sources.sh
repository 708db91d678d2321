#!/bin/sh
# SPDX-License-Identifier: MIT
# A byte order mark, a first line with #!, bytecode, syntax errors, unreadable files.
printf '\357\273\277x = "bom"\n' >bom.lua
printf '#!/usr/bin/env cellua\nx = "line"\n' >line.lua
echo 'x = "bytecode"' >plain.lua
"$CELLUA" -b plain.lua code.lua
echo 'this is no Lua' >wrong.lua
mkdir -p "with space"
echo 'x = "space"' >"with space/m.lua"
cat >script.lua <<'END'
for _, name in ipairs { 'bom', 'line', 'code' } do print(require('./' .. name).x) end
local ok, why = pcall(require, './wrong')
print(ok, why:match '[^/]*$')
END
echo 'print(require "./m".x)' >"with space/main.lua"
"$CELLUA" script.lua
"$CELLUA" "with space/main.lua"
# expect: bom
# expect: line
# expect: bytecode
# expect: false	wrong.lua:1: '=' expected near 'is'
# expect: space
