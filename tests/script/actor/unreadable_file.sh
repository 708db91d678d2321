#!/bin/sh
# SPDX-License-Identifier: MIT
# A file of an actor that cannot be read raises the system's error.
mkdir -p directory.lua folder/init.lua
ln -s /proc/self/mem memory.lua
: >empty.lua
touch data.ttl
cat >script.lua <<'END'
for _, id in ipairs { './directory', './folder', './memory', './data' } do
  local ok, why = pcall(spawn_vm, id)
  print(ok, why.category, why, why.module)
end
print(getmetatable(spawn_vm './empty'))
END
"$CELLUA" script.lua
# expect: false	system	Is a directory	nil
# expect: false	system	Is a directory	nil
# expect: false	system	Input/output error	nil
# expect: false	emilua.core	module not found	data
# expect: tx-channel
