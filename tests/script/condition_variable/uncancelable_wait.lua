-- SPDX-License-Identifier: MIT
-- With cancellation disabled a wait lasts until it is notified.

local mutex = require "mutex"
local m, cv = mutex.new(), require("condition_variable").new()
local waiter = spawn(function()
  this_fiber.disable_cancellation()
  m:lock()
  cv:wait(m)
  print "waited"
  m:unlock()
end)
this_fiber.yield()
waiter:cancel()
this_fiber.yield()
print "notify"                                                -- expect: notify
cv:notify_one()
waiter:join()                                                 -- expect: waited
