#!/bin/sh
# SPDX-License-Identifier: MIT
# What is there and cannot be read raises the system's error, and is remembered; a name
# that cannot be is not found.
mkdir directory.lua
ln -s /proc/self/mem broken.lua
ln -s nowhere dangling.lua
cat >script.lua <<'END'
local function try(id)
  local ok, why = pcall(require, id)
  print(ok, why.category, tostring(why), rawequal(why, select(2, pcall(require, id))))
end
try './directory'
try './broken'
try './dangling'
try('./' .. ('x'):rep(300))
try(('/xyz'):rep(2000))
END
"$CELLUA" script.lua
# expect: false	system	Is a directory	true
# expect: false	system	Input/output error	true
# expect: false	emilua.core	module not found	false
# expect: false	emilua.core	module not found	false
# expect: false	emilua.core	module not found	false
