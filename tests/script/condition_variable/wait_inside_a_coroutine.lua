-- SPDX-License-Identifier: MIT
-- A coroutine that waits suspends its whole fiber, also for the mutex.

local mutex = require "mutex"
local m, cv = mutex.new(), require("condition_variable").new()
local waiter = spawn(function()
  local co = coroutine.wrap(function()
    m:lock()
    coroutine.yield "locked"
    cv:wait(m)
    coroutine.yield "waited"
  end)
  print(co())
  print(co(), m:try_lock())
  m:unlock()
end)
this_fiber.yield()
m:lock()
cv:notify_one()
this_fiber.yield()
print "unlock"
m:unlock()
waiter:join()
-- expect: locked
-- expect: unlock
-- expect: waited	false
