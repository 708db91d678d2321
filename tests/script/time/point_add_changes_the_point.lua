-- SPDX-License-Identifier: MIT
-- add and sub work in place, + and - make new points.

local epoch = require("time").system_clock.epoch
local point = epoch()
local same = point
print(select("#", point:add(1.5)))                            -- expect: 0
print(point.seconds_since_epoch, rawequal(point, same))       -- expect: 1.5	true
print(select("#", point:sub(2)))                              -- expect: 0
print(same.seconds_since_epoch)                               -- expect: -0.5
local later = point + 1
print(later.seconds_since_epoch, point.seconds_since_epoch)   -- expect: 0.5	-0.5
print((later - 0.25).seconds_since_epoch)                     -- expect: 0.25
print((later + "1").seconds_since_epoch)                      -- expect: 1.5
print(later - point, point - later)                           -- expect: 1	-1
print(getmetatable(later))                                    -- expect: system_clock.time_point
