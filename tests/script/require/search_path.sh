#!/bin/sh
# SPDX-License-Identifier: MIT
# CELLUA_PATH, then EMILUA_PATH, are searched for plain names, before the stock path.
mkdir -p first second stock
echo 'from = "first"' >first/one.lua
echo 'from = "second"' >second/one.lua
mkdir second/two
echo 'from = "second/two"; other = require "/one".from' >second/two/init.lua
echo 'return { from = "stock" }' >stock/one.lua
echo 'return { from = "stock" }' >stock/three.lua
cat >script.lua <<'END'
for _, name in ipairs(arg) do
  local ok, m = pcall(require, name)
  print(name, ok and m.from, ok and rawget(m, 'other'))
end
END
export LUA_PATH="$PWD/stock/?.lua"
CELLUA_PATH=first EMILUA_PATH=$PWD/second "$CELLUA" script.lua one two three
# expect: one	first	nil
# expect: two	second/two	second
# expect: three	stock	nil
EMILUA_PATH=second: "$CELLUA" script.lua one
# expect: one	second	nil
CELLUA_PATH=first "$CELLUA" -E script.lua one
# expect: one	false	false
ln -s "$CELLUA" emilua
cat >strict.lua <<'END'
print(require "one".from, pcall(require, "three"))
print(package, pcall(require, "a.b"))
END
EMILUA_PATH=first ./emilua strict.lua
# expect: first	false	module not found
# expect: nil	false	invalid module name
