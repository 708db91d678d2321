-- SPDX-License-Identifier: MIT
-- sleepers.lua - so many fibers sleep besides the main one.
local sleep = require('time').sleep
local fibers = {}
local function rest() sleep(1000) end

for i = 1, tonumber(arg[1]) do fibers[i] = spawn(rest) end
this_fiber.yield()
print 'ready'
io.stdout:flush()
sleep(1000)
