-- SPDX-License-Identifier: MIT
-- Canceling a fiber that has ended changes nothing.

local f = spawn(function() return 'value' end)
this_fiber.yield()
f:cancel()
print(f:join())                  -- expect: value
print(f.cancellation_caught)     -- expect: false
print(select('#', f:cancel()))   -- expect: 0

local detached = spawn(function()
  this_fiber.yield()
  this_fiber.yield()
  print 'not canceled'           -- expect: not canceled
end)
detached:detach()
detached:cancel()
