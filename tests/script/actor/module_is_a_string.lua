-- SPDX-License-Identifier: MIT
-- The module is a string, alone or as an option; an empty one names none.
local generic_error, core_error = require "generic_error", require "core_error"
local function try(...)
  local ok, why = pcall(spawn_vm, ...)
  return ok, why == generic_error.EINVAL, why == core_error.invalid_module_name, why.arg
end
for _, odd in ipairs { 1, true, print, io.stdout, 0.5 } do
  local ok, einval, _, arg = try(odd)
  assert(not ok and einval and arg == 1)
  ok, einval, _, arg = try { module = odd }
  assert(not ok and einval and arg == 'module')
end
print(try())                   -- expect: false	true	false	1
print(try(nil))                -- expect: false	true	false	1
print(try {})                  -- expect: false	true	false	module
print(try { module = {} })     -- expect: false	true	false	module
print(try '')                  -- expect: false	false	true	nil
print(try { module = '' })     -- expect: false	false	true	nil
