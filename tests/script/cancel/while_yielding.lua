-- SPDX-License-Identifier: MIT
-- A fiber in yield is ready: the cancellation shows at its next cancellation point.

local steps = {}
local f = spawn(function()
  this_fiber.yield()
  steps[1] = 'yield returned'
  this_fiber.yield()
  steps[2] = 'not here'
end)
this_fiber.yield()
f:cancel()
f:join()
print(#steps, steps[1], f.cancellation_caught)  -- expect: 1	yield returned	true
