-- SPDX-License-Identifier: MIT
-- The module and its clocks are tables that may be changed.

local time = require "time"
print(type(time), getmetatable(time), time.unknown)           -- expect: table	nil	nil
time.mine = 1
time.steady_clock.mine = 2
print(time.mine, time.steady_clock.mine, time.system_clock.mine) -- expect: 1	2	nil
local names = {}
for name in pairs(time) do
  if name ~= "mine" then names[#names + 1] = name end
end
table.sort(names)
print(table.concat(names, " "))
-- expect: high_resolution_clock sleep steady_clock steady_timer system_clock system_timer
print(require "time" == time)                                 -- expect: true
