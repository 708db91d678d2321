-- SPDX-License-Identifier: MIT
-- pcall of pcall, of error and of itself through suspension.

print(pcall(pcall, pcall, error, 'x', 0))           -- expect: true	true	false	x
print(pcall(pcall, this_fiber.yield))               -- expect: true	true
print(pcall(this_fiber.yield))                      -- expect: true
print(select('#', pcall(xpcall, function() this_fiber.yield() end, print)))  -- expect: 2
