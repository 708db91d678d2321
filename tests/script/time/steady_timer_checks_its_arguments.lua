-- SPDX-License-Identifier: MIT
-- What is no timer, no point of its clock, no delay is refused.

local function failure(f, ...)
  local ok, err = pcall(f, ...)
  if ok then return "no error" end
  if type(err) ~= "table" then return "a " .. type(err) end
  return tostring(err.category) .. " " .. err.code .. (err.arg and " arg " .. err.arg or "")
end

local time = require "time"
local timer = time.steady_timer.new()
local expires_at, expires_after = timer.expires_at, timer.expires_after
print(failure(timer.wait, 1))                                 -- expect: generic 22 arg 1
print(failure(timer.cancel))                                  -- expect: generic 22 arg 1
print(failure(timer.cancel, time.steady_clock.now()))         -- expect: generic 22 arg 1
print(failure(expires_at, {}))                                -- expect: generic 22 arg 1
print(failure(expires_at, timer))                             -- expect: generic 22 arg 2
print(failure(expires_at, timer, 1))                          -- expect: generic 22 arg 2
print(failure(expires_at, timer, time.system_clock.now()))    -- expect: generic 22 arg 2
print(failure(expires_at, timer, time.high_resolution_clock.now())) -- expect: generic 22 arg 2
print(failure(expires_after, timer, -1))                      -- expect: generic 33 arg 2
print(failure(expires_after, timer, 0 / 0))                   -- expect: generic 33 arg 2
print(failure(expires_after, timer, math.huge))               -- expect: generic 33 arg 2
print(failure(expires_after, timer, 1e300))                   -- expect: generic 75
print(failure(expires_after, timer, "x"))                     -- expect: generic 22 arg 2
print(failure(function() return timer.unknown end))           -- expect: emilua.core 8
print(failure(function() return timer[true] end))             -- expect: emilua.core 8
print(failure(function() timer.expiry = 1 end))               -- expect: a string
print(failure(timer.wait, time.system_timer.new()))           -- expect: generic 22 arg 1
print(timer.expiry == time.steady_clock.epoch())              -- expect: true
