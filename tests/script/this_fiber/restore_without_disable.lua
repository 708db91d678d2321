-- SPDX-License-Identifier: MIT
-- One restore too many raises, in the main fiber as well.

local function raised()
  local ok, e = pcall(this_fiber.restore_cancellation)
  return ok, e.code, tostring(e.category)
end
print(raised())                                         -- expect: false	11	emilua.core
print(spawn(raised):join())                             -- expect: false	11	emilua.core
this_fiber.disable_cancellation()
this_fiber.disable_interruption()
this_fiber.restore_interruption()
print(pcall(this_fiber.restore_cancellation))           -- expect: true
print(raised())                                         -- expect: false	11	emilua.core
