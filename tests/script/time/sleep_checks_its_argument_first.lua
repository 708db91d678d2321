-- SPDX-License-Identifier: MIT
-- The argument is looked at before the fiber is: whether it may suspend, whether it is canceled.

local function failure(f, ...)
  local ok, err = pcall(f, ...)
  if ok then return "no error" end
  if type(err) ~= "table" then return "a " .. type(err) end
  return tostring(err.category) .. " " .. err.code .. (err.arg and " arg " .. err.arg or "")
end

local sleep = require("time").sleep
this_fiber.forbid_suspend()
print(failure(sleep, -1))                                     -- expect: generic 33 arg 1
print(failure(sleep, 0))                                      -- expect: emilua.core 12
this_fiber.allow_suspend()
local fiber = spawn(function()
  this_fiber.disable_cancellation()
  this_fiber.yield()
  local try = coroutine.create(function() print(failure(sleep, -1)) end)
  coroutine.resume(try)                                       -- expect: generic 33 arg 1
  this_fiber.restore_cancellation()
  sleep(-1)
end)
this_fiber.yield()
fiber:cancel()
local err = select(2, pcall(fiber.join, fiber))
print(err.code)                                               -- expect: 33
