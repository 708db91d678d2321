-- SPDX-License-Identifier: MIT
-- Neither pcall, scope nor coroutines save the counter, and other fibers do not see it.

pcall(function()
  this_fiber.forbid_suspend()
  error 'leaves it open'
end)
print((pcall(this_fiber.yield)))                               -- expect: false
print((coroutine.resume(coroutine.create(this_fiber.yield))))  -- expect: false
scope(this_fiber.allow_suspend)
print((pcall(this_fiber.yield)))                               -- expect: true

local open = spawn(function() this_fiber.forbid_suspend() end)
open:join()
print((pcall(this_fiber.yield)))                               -- expect: true
