-- SPDX-License-Identifier: MIT
-- sleep.lua - that many fibers sleep, and wake within a tenth of a second.
local count = ...
local sleep = require('time').sleep
local fibers = {}

for i = 1, count do
  fibers[i] = spawn(function() sleep(i * 7919 % count / count * 0.1) end)
end
for i = 1, count do fibers[i]:join() end
