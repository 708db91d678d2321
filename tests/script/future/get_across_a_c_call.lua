-- SPDX-License-Identifier: MIT
-- What is there can be had where no fiber can be suspended.

local future = require "future"
local promise, result = future.new()
local function inside_c(get)
  local ok, why = pcall(table.sort, { 1, 2 }, get)
  return ok or why:match "C%-call boundary"
end
print(inside_c(function() result:get() end))                  -- expect: C-call boundary
print(inside_c(function() coroutine.wrap(function() result:get() end)() end)) -- expect: C-call boundary
promise:set_value(1)
print(inside_c(function() result:get() end))                  -- expect: true
