-- SPDX-License-Identifier: MIT
-- A promise that is collected unsatisfied breaks its future, for waiters and for later.

local broken_promise = require("core_error").broken_promise
local future = require "future"
local promise, result = future.new()
local waiter = spawn(function()
  local ok, err = pcall(result.get, result)
  print("waiter", ok, err == broken_promise)
end)
this_fiber.yield()
promise = nil
collectgarbage()
collectgarbage()
waiter:join()                                                 -- expect: waiter	false	true
local _, one = pcall(result.get, result)
local _, other = pcall(result.get, result)
print(one.code, one.category, rawequal(one, other))           -- expect: 22	emilua.core	false
