-- SPDX-License-Identifier: MIT
-- What is neither an alias nor a number is no member, and nothing can be assigned.
local fuel = require "/modules/fuel"
local core_error = require "core_error"

local keys = { "full", "", "1", "empty\0", "message", "__index", true, {}, fuel }
for _, key in ipairs(keys) do
  local ok, why = pcall(function() return fuel[key] end)
  assert(not ok and why == core_error.bad_index and why.index == 2, tostring(key))
end
print((select(2, pcall(function() fuel.empty = 1 end)):gsub("^.*: ", "")))
-- expect: attempt to index upvalue 'fuel' (a userdata value)
print((select(2, pcall(function() fuel[1] = 1 end)):gsub("^.*: ", "")))
-- expect: attempt to index upvalue 'fuel' (a userdata value)
print(fuel.empty.code)    -- expect: 1
