-- SPDX-License-Identifier: MIT
-- While cancelability is disabled nothing is raised; the counter nests.

local f
f = spawn(function()
  this_fiber.disable_cancellation()
  this_fiber.disable_cancellation()
  f:cancel()
  this_fiber.yield()
  print(spawn(function() return 'joined' end):join())              -- expect: joined
  print(pcall(coroutine.wrap(function() return 'wrapped' end)))    -- expect: true	wrapped
  this_fiber.restore_cancellation()
  this_fiber.yield()
  print 'still disabled'                                  -- expect: still disabled
  this_fiber.restore_cancellation()
  this_fiber.yield()
  print 'not here'
end)
f:join()
print(f.cancellation_caught)                                       -- expect: true
