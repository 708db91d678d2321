-- SPDX-License-Identifier: MIT
-- Nobody need look at the result.

local future = require "future"
local promise = future.new()
collectgarbage()
collectgarbage()
promise:set_value(1)
local weak = setmetatable({}, { __mode = "v" })
do
  local p, f = future.new()
  p:set_value({})
  weak[1], weak[2], weak[3] = p, f, f:get()
end
collectgarbage()
collectgarbage()
print(weak[1], weak[2], weak[3])                              -- expect: nil	nil	nil
