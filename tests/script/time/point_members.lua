-- SPDX-License-Identifier: MIT
-- A point has add, sub and seconds_since_epoch.

local time = require "time"
local point = time.steady_clock.epoch()
print(getmetatable(point), getmetatable(time.system_clock.now()))
-- expect: steady_clock.time_point	system_clock.time_point
for _, key in ipairs { "seconds", "Add", 1, true } do
  local ok, err = pcall(function() return point[key] end)
  print(ok, err.code, err.category, err.index)
end
-- expect: false	8	emilua.core	2
-- expect: false	8	emilua.core	2
-- expect: false	8	emilua.core	2
-- expect: false	8	emilua.core	2
local ok, err = pcall(function() point.x = 1 end)
print(ok, type(err))                                          -- expect: false	string
print(tostring(point):match "^userdata")                      -- expect: userdata
