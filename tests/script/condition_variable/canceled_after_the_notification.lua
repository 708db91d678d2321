-- SPDX-License-Identifier: MIT
-- The signal is used up and the wait succeeds.

local mutex = require "mutex"
local m, cv = mutex.new(), require("condition_variable").new()
local waiter = spawn(function()
  m:lock()
  cv:wait(m)
  print("waited", m:try_lock())                               -- expect: waited	false
  m:unlock()
  this_fiber.yield()
  print "not reached"
end)
this_fiber.yield()
cv:notify_one()
waiter:cancel()
waiter:join()
print(waiter.cancellation_caught)                             -- expect: true
