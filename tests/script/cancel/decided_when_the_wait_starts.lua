-- SPDX-License-Identifier: MIT
-- A wait that began with cancelability disabled is not ended by a cancel.

local target = spawn(function()
  for _ = 1, 4 do this_fiber.yield() end
  return 'whole'
end)
local got
local f = spawn(function()
  this_fiber.disable_cancellation()
  got = target:join()
  this_fiber.restore_cancellation()
  this_fiber.yield()
end)
this_fiber.yield()
f:cancel()
f:join()
print(got, f.cancellation_caught)      -- expect: whole	true
