-- SPDX-License-Identifier: MIT
-- Its points have comparisons and a difference, nothing else.

local function failure(f, ...)
  local ok, err = pcall(f, ...)
  if ok then return "no error" end
  if type(err) ~= "table" then return "a " .. type(err) end
  return tostring(err.category) .. " " .. err.code .. (err.arg and " arg " .. err.arg or "")
end

local clock = require("time").high_resolution_clock
print(clock.is_steady)                                        -- expect: true
local one, other = clock.now(), clock.now()
print(one <= other, one < other or one == other, one ~= clock.epoch()) -- expect: true	true	true
print(other - one >= 0, one - clock.epoch() == one.seconds_since_epoch) -- expect: true	true
print(getmetatable(one))                                      -- expect: high_resolution_clock.time_point
print(failure(function() return one + 1 end))                 -- expect: a string
print(failure(function() return one - 1 end))                 -- expect: generic 22 arg 2
print(failure(function() return one.add end))                 -- expect: emilua.core 8
print(failure(function() return one.sub end))                 -- expect: emilua.core 8
local point = require("time").steady_clock.now()
print(failure(point.add, one, 1))                             -- expect: generic 22 arg 1
print(failure(point.sub, one, 1))                             -- expect: generic 22 arg 1
