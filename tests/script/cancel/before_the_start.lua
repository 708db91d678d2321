-- SPDX-License-Identifier: MIT
-- A fiber that is canceled before it runs runs up to its first cancellation point.

local f = spawn(function()
  print 'runs'              -- expect: runs
  this_fiber.yield()
  print 'not here'
end)
f:cancel()
f:join()
print(f.cancellation_caught)  -- expect: true
