-- SPDX-License-Identifier: MIT
-- The restore that ends the protection is no cancellation point; the next one is.

local reached = 0
local f
f = spawn(function()
  this_fiber.disable_interruption()
  f:interrupt()
  this_fiber.restore_interruption()
  reached = 1
  spawn(function() end)
  reached = 2
  this_fiber.yield()
  reached = 3
end)
f:join()
print(reached, f.interruption_caught)  -- expect: 2	true
