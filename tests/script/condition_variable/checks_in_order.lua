-- SPDX-License-Identifier: MIT
-- self, the mutex, that it is held, forbid_suspend, cancellation; the mutex keeps its state.

local function failure(f, ...)
  local ok, err = pcall(f, ...)
  if ok then return "no error" end
  if type(err) ~= "table" then return "a " .. type(err) end
  return tostring(err.category) .. " " .. err.code .. (err.arg and " arg " .. err.arg or "")
end

local mutex = require "mutex"
local m, cv = mutex.new(), require("condition_variable").new()
print(failure(cv.wait))                                       -- expect: generic 22 arg 1
print(failure(cv.wait, m, m))                                 -- expect: generic 22 arg 1
print(failure(cv.wait, cv))                                   -- expect: generic 22 arg 2
print(failure(cv.wait, cv, cv))                               -- expect: generic 22 arg 2
print(failure(cv.wait, cv, "mutex"))                          -- expect: generic 22 arg 2
print(failure(cv.wait, cv, require("recursive_mutex").new())) -- expect: generic 22 arg 2
print(failure(cv.notify_one), failure(cv.notify_all, m))      -- expect: generic 22 arg 1	generic 22 arg 1
this_fiber.forbid_suspend()
print(failure(cv.wait, cv, m))                                -- expect: generic 1
print(m:try_lock(), failure(cv.wait, cv, m))                  -- expect: true	emilua.core 12
print(m:try_lock())                                           -- expect: false
this_fiber.allow_suspend()
m:unlock()
local canceled = spawn(function()
  this_fiber.disable_cancellation()
  this_fiber.yield()
  this_fiber.restore_cancellation()
  cv:wait(m)
end)
this_fiber.yield()
canceled:cancel()
print(failure(canceled.join, canceled))                       -- expect: generic 1
canceled = spawn(function()
  this_fiber.disable_cancellation()
  this_fiber.yield()
  m:lock()
  this_fiber.restore_cancellation()
  cv:wait(m)
end)
this_fiber.yield()
canceled:cancel()
canceled:join()
print(canceled.cancellation_caught, m:try_lock())             -- expect: true	false
