-- SPDX-License-Identifier: MIT
-- spawn_at_once.lua - spawn that many fibers, then join them.
local count = ...
local function nothing() end
local fibers = {}

for i = 1, count do fibers[i] = spawn(nothing) end
for i = 1, count do fibers[i]:join() end
