-- SPDX-License-Identifier: MIT
-- Any one value: nil, false, tables by identity; nothing is nil.

local future = require "future"
local function through(...)
  local promise, result = future.new()
  promise:set_value(...)
  return result:get()
end
print(select("#", through()), through())                      -- expect: 1	nil
print(through(nil), through(false), through(1, 2))            -- expect: nil	false	1
local t = {}
print(through(t) == t)                                        -- expect: true
