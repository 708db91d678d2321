-- SPDX-License-Identifier: MIT
-- Who was already woken gets the value; the cancel comes later.

local future = require "future"
local promise, result = future.new()
local waiter = spawn(function()
  print(result:get())
  this_fiber.yield()
  print "not reached"
end)
this_fiber.yield()
promise:set_value "v"
waiter:cancel()
waiter:join()                                                 -- expect: v
print(waiter.cancellation_caught)                             -- expect: true
