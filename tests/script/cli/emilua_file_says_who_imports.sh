#!/bin/sh
# SPDX-License-Identifier: MIT
# Whoever changes his _FILE is unknown to require and spawn_vm; _CONTEXT is a variable.
ln -s "$CELLUA" emilua
cat >entry.lua <<'END'
local file, unknown = _FILE, require "core_error".current_module_not_known
local function try(call, id)
  local _, err = pcall(call, id)
  print(err == unknown)
end
_CONTEXT = "test"
for _, wrong in ipairs { 1, "entry.lua", {}, tostring(file) } do
  _FILE = wrong
  try(function(id) return require(id) end, "mutex")
  try(function(id) return spawn_vm(id) end, ".")
end
_FILE = file
print(require "./child".context)
END
echo 'context = _CONTEXT' >child.lua
./emilua entry.lua
# expect: true
# expect: true
# expect: true
# expect: true
# expect: true
# expect: true
# expect: true
# expect: true
# expect: 
