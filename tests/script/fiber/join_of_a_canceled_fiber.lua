-- SPDX-License-Identifier: MIT
-- A fiber that ended by cancellation joins without values and without an error.

local f = spawn(function()
  while true do this_fiber.yield() end
end)
this_fiber.yield()
f:cancel()
print(select('#', f:join()))            -- expect: 0
print(f.cancellation_caught)            -- expect: true
print(f.interruption_caught)            -- expect: true
