-- SPDX-License-Identifier: MIT
-- yield.lua - so many yields in all, by so many fibers in turn.
local count, fiber_count = ...
local yield = this_fiber.yield
local fibers = {}

local function work()
  for _ = 1, count / fiber_count do yield() end
end

for i = 1, fiber_count do fibers[i] = spawn(work) end
for i = 1, fiber_count do fibers[i]:join() end
