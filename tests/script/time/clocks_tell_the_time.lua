-- SPDX-License-Identifier: MIT
-- steady_clock never goes back, system_clock counts from 1970.

local time = require "time"
local one, other = time.steady_clock.now(), time.steady_clock.now()
print(one <= other, one > time.steady_clock.epoch())          -- expect: true	true
print(math.abs(time.system_clock.now().seconds_since_epoch - os.time()) < 10) -- expect: true
print(time.system_clock.epoch().seconds_since_epoch)          -- expect: 0
print(time.steady_clock.epoch().seconds_since_epoch)          -- expect: 0
