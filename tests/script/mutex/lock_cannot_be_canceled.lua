-- SPDX-License-Identifier: MIT
-- A canceled fiber may lock, and waits for it to the end.

local m = require("mutex").new()
m:lock()
local waiter = spawn(function()
  m:lock()
  print "locked"
  m:unlock()
  m:lock()
  m:unlock()
  this_fiber.yield()
  print "not reached"
end)
this_fiber.yield()
waiter:cancel()
this_fiber.yield()
print "unlock"                                                -- expect: unlock
m:unlock()
waiter:join()                                                 -- expect: locked
print(waiter.cancellation_caught)                             -- expect: true
