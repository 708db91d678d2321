-- SPDX-License-Identifier: MIT
-- The error of a detached fiber is reported at once and ends nothing else.
-- stderr: nobody listens

local f = spawn(function()
  this_fiber.yield()
  error 'nobody listens'
end)
f:detach()
for _ = 1, 3 do this_fiber.yield() end
print 'still here'  -- expect: still here
