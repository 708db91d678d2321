-- SPDX-License-Identifier: MIT
-- sleep() suspends for at least as long as it says, and not much longer.

local time = require "time"
local begin = time.steady_clock.now()
print(select("#", time.sleep(0.05)))                          -- expect: 0
local took = time.steady_clock.now() - begin
print(took >= 0.05, took < 5)                                 -- expect: true	true
begin = time.steady_clock.now()
time.sleep("0.01")
print(time.steady_clock.now() - begin >= 0.01)                -- expect: true
time.sleep(1e-12)
time.sleep(-0.0)
