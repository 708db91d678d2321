-- SPDX-License-Identifier: MIT
-- NaN and infinity are EDOM, what is no number EINVAL; the point stays.

local function failure(f, ...)
  local ok, err = pcall(f, ...)
  if ok then return "no error" end
  if type(err) ~= "table" then return "a " .. type(err) end
  return tostring(err.category) .. " " .. err.code .. (err.arg and " arg " .. err.arg or "")
end

local point = require("time").steady_clock.epoch()
print(failure(point.add, point, 0 / 0))                       -- expect: generic 33 arg 2
print(failure(point.sub, point, math.huge))                   -- expect: generic 33 arg 2
print(failure(function() return point + -math.huge end))      -- expect: generic 33 arg 2
print(failure(function() return point - 0 / 0 end))           -- expect: generic 33 arg 2
print(failure(point.add, point))                              -- expect: generic 22 arg 2
print(failure(point.sub, point, {}))                          -- expect: generic 22 arg 2
print(failure(function() return point + "x" end))             -- expect: generic 22 arg 2
print(failure(function() return point - {} end))              -- expect: generic 22 arg 2
print(failure(function() return point + point end))           -- expect: generic 22 arg 2
print(failure(function() return 1 + point end))               -- expect: generic 22 arg 1
print(failure(function() return 1 - point end))               -- expect: generic 22 arg 1
print(failure(point.add, 1, 1))                               -- expect: generic 22 arg 1
print(failure(point.sub, io.stdout, 1))                       -- expect: generic 22 arg 1
print(point.seconds_since_epoch)                              -- expect: 0
