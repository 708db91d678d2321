-- SPDX-License-Identifier: MIT
-- Points of the clock of files are those of the system's clock, as a kind of their own.

local function failure(f, ...)
  local ok, err = pcall(f, ...)
  if ok then return "no error" end
  if type(err) ~= "table" then return "a " .. type(err) end
  return tostring(err.category) .. " " .. err.code .. (err.arg and " arg " .. err.arg or "")
end

local clock, time = require("filesystem").clock, require "time"
print(getmetatable(clock), getmetatable(clock.now()))
-- expect: filesystem.clock	filesystem.clock.time_point
print(failure(function() return clock.is_steady end))         -- expect: emilua.core 8

local begin = time.system_clock.now()
local point = clock.now()
print(begin <= point:to_system(), point:to_system() <= time.system_clock.now())
-- expect: true	true
print(clock.from_system(begin):to_system() == begin)          -- expect: true
print(getmetatable(point:to_system()))                        -- expect: system_clock.time_point
print(clock.epoch() == clock.unix_epoch(), clock.epoch() < point, clock.epoch() <= point)
-- expect: true	true	true
print(point.seconds_since_epoch == begin.seconds_since_epoch or
      point.seconds_since_epoch > begin.seconds_since_epoch)  -- expect: true
print(point.seconds_since_epoch == point.seconds_since_unix_epoch) -- expect: true

local moved = clock.epoch() + 1.5
print(moved.seconds_since_unix_epoch, moved - clock.epoch(), (moved - 1).seconds_since_epoch)
-- expect: 1.5	1.5	0.5
print(select("#", moved:add(2)), select("#", moved:sub(1)))     -- expect: 0	0
print(moved.seconds_since_epoch)                              -- expect: 2.5
print((clock.epoch() + 2.5e-9).seconds_since_epoch == 2e-9)   -- expect: true

print(failure(function() return point.seconds end))           -- expect: emilua.core 8
print(failure(function() return 1 + point end))               -- expect: generic 22 arg 1
print(failure(function() return point + "x" end))             -- expect: generic 22 arg 2
print(failure(function() return point + 1/0 end))             -- expect: generic 33 arg 2
print(failure(function() return point + 1e300 end))           -- expect: generic 75
print(failure(function() return point - begin end))           -- expect: generic 22 arg 2
print(failure(function() return begin - point end))           -- expect: generic 22 arg 2
print(failure(function() return point < begin end))           -- expect: a string
print(point == begin, begin == point)                         -- expect: false	false
print(failure(clock.from_system))                             -- expect: generic 22 arg 1
print(failure(clock.from_system, point))                      -- expect: generic 22 arg 1
print(failure(clock.from_system, time.steady_clock.now()))    -- expect: generic 22 arg 1
print(failure(point.to_system, begin))                        -- expect: generic 22 arg 1
print(failure(begin.add, point, 1))                           -- expect: no error
