-- SPDX-License-Identifier: MIT
-- Canceling oneself only sets the flag.

local f
f = spawn(function()
  f:cancel()
  print 'still running'          -- expect: still running
  this_fiber.yield()
  print 'not here'
end)
this_fiber.yield()
f:join()
print(f.cancellation_caught)     -- expect: true
