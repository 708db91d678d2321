-- SPDX-License-Identifier: MIT
-- A short program sees two ids for two fibers, though the first has ended.

local one = spawn(function() return this_fiber.id end)
local first = one:join()
local two = spawn(function() return this_fiber.id end)
print(first ~= two:join())              -- expect: true
