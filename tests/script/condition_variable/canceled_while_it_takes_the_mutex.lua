-- SPDX-License-Identifier: MIT
-- A notified waiter that stands in line for the mutex returns normally.

local mutex = require "mutex"
local m, cv = mutex.new(), require("condition_variable").new()
local waiter = spawn(function()
  m:lock()
  cv:wait(m)
  print("waited", m:try_lock())
  m:unlock()
end)
this_fiber.yield()
m:lock()
cv:notify_one()
this_fiber.yield()
waiter:cancel()
this_fiber.yield()
print "unlock"                                                -- expect: unlock
m:unlock()
waiter:join()                                                 -- expect: waited	false
print(waiter.cancellation_caught)                             -- expect: false
