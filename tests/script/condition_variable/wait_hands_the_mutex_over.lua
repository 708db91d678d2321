-- SPDX-License-Identifier: MIT
-- Who stands in line for the mutex gets it when wait() releases it.

local mutex = require "mutex"
local m, cv = mutex.new(), require("condition_variable").new()
m:lock()
local second = spawn(function()
  m:lock()
  print "second"
  cv:notify_one()
  this_fiber.yield()
  m:unlock()
end)
this_fiber.yield()
local try = spawn(function() print("try", m:try_lock()) end)
cv:wait(m)
print "first"
-- expect: try	false
-- expect: second
-- expect: first
