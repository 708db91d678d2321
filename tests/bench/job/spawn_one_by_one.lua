-- SPDX-License-Identifier: MIT
-- spawn_one_by_one.lua - spawn and join a fiber.
local count = ...
local function nothing() end

for _ = 1, count do spawn(nothing):join() end
