-- SPDX-License-Identifier: MIT
-- Seconds become the nearest nanosecond, halves the even one.

local epoch = require("time").steady_clock.epoch
local function ns(seconds)
  return ("%.0f"):format(((epoch() + seconds) - epoch()) * 1e9)
end
print(ns(1e-9), ns(-1e-9), ns(0.4e-9))                        -- expect: 1	-1	0
print(ns(0.5e-9), ns(1.5e-9), ns(2.5e-9), ns(3.5e-9))         -- expect: 0	2	2	4
print(ns(-0.5e-9), ns(-1.5e-9), ns(-2.5e-9))                  -- expect: 0	-2	-2
print(ns(1.000000001), ns(86400.000000007))                   -- expect: 1000000001	86400000000007
