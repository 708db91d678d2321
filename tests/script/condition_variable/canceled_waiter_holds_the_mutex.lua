-- SPDX-License-Identifier: MIT
-- The error comes only after the mutex was taken again.

local mutex = require "mutex"
local m, cv = mutex.new(), require("condition_variable").new()
local waiter = spawn(function()
  m:lock()
  local ok, err = pcall(cv.wait, cv, m)
  print(ok, err.code, err.category, m:try_lock())
  m:unlock()
  this_fiber.yield()
  print "not reached"
end)
this_fiber.yield()
m:lock()
waiter:cancel()
this_fiber.yield()
this_fiber.yield()
print "unlock"
m:unlock()
waiter:join()
print(waiter.cancellation_caught, m:try_lock())
-- expect: unlock
-- expect: false	13	emilua.core	false
-- expect: true	true
