-- SPDX-License-Identifier: MIT
-- Points of one clock are ordered.

local epoch = require("time").system_clock.epoch
local one, same, later = epoch() + 1, epoch() + 1, epoch() + 1.000000001
print(one == same, one == later, one ~= later)                -- expect: true	false	true
print(one < later, later < one, one < same)                   -- expect: true	false	false
print(one <= same, one >= same, later <= one, later > one)    -- expect: true	true	false	true
print(rawequal(one, same))                                    -- expect: false
