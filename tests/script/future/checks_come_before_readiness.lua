-- SPDX-License-Identifier: MIT
-- self, forbid_suspend and cancellation count also when there is nothing to wait for.

local function failure(f, ...)
  local ok, err = pcall(f, ...)
  if ok then return "no error" end
  if type(err) ~= "table" then return "a " .. type(err) end
  return tostring(err.category) .. " " .. err.code .. (err.arg and " arg " .. err.arg or "")
end

local future = require "future"
local promise, result = future.new()
promise:set_value(1)
this_fiber.forbid_suspend()
print(failure(result.get, 1))                                 -- expect: generic 22 arg 1
print(failure(result.get, result))                            -- expect: emilua.core 12
this_fiber.allow_suspend()
local waiter = spawn(function()
  this_fiber.disable_cancellation()
  this_fiber.yield()
  this_fiber.restore_cancellation()
  print(result:get())
end)
this_fiber.yield()
waiter:cancel()
waiter:join()
print(waiter.cancellation_caught)                             -- expect: true
