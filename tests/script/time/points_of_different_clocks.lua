-- SPDX-License-Identifier: MIT
-- They are not equal, have no order and no difference.

local function failure(f, ...)
  local ok, err = pcall(f, ...)
  if ok then return "no error" end
  if type(err) ~= "table" then return "a " .. type(err) end
  return tostring(err.category) .. " " .. err.code .. (err.arg and " arg " .. err.arg or "")
end

local time = require "time"
local steady, system = time.steady_clock.epoch(), time.system_clock.epoch()
print(steady == system, steady ~= system)                     -- expect: false	true
print(steady == time.steady_clock.epoch(), steady == 0)       -- expect: true	false
print(failure(function() return steady - system end))         -- expect: generic 22 arg 2
print(failure(function() return system - time.high_resolution_clock.now() end))
-- expect: generic 22 arg 2
print(failure(function() return steady < system end))         -- expect: a string
print(failure(function() return steady <= system end))        -- expect: a string
print(failure(function() return steady < 1 end))              -- expect: a string
