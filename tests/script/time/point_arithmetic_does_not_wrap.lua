-- SPDX-License-Identifier: MIT
-- Whatever does not fit in 64 bits of nanoseconds is EOVERFLOW.

local function failure(f, ...)
  local ok, err = pcall(f, ...)
  if ok then return "no error" end
  if type(err) ~= "table" then return "a " .. type(err) end
  return tostring(err.category) .. " " .. err.code .. (err.arg and " arg " .. err.arg or "")
end

local epoch = require("time").steady_clock.epoch
local limit = 2 ^ 63 / 1e9
local largest = epoch() + 9223372036
local smallest = epoch() - 9223372036
print(failure(epoch().add, epoch(), limit))                   -- expect: generic 75
print(failure(epoch().sub, epoch(), 1e10))                    -- expect: generic 75
print(failure(largest.add, largest, 1))                       -- expect: generic 75
print(failure(largest.sub, largest, -1))                      -- expect: generic 75
print(failure(function() return largest + 1 end))             -- expect: generic 75
print(failure(function() return smallest - 1 end))            -- expect: generic 75
print(largest.seconds_since_epoch)                            -- expect: 9223372036
print(largest - smallest, smallest - largest)                 -- expect: 18446744072	-18446744072
print(failure(function() return epoch() - -limit end))        -- expect: generic 75
print((epoch() + -limit).seconds_since_epoch < -9e9)          -- expect: true
print(failure(function() return epoch() - (-limit) end))      -- expect: generic 75
