-- SPDX-License-Identifier: MIT
-- It has new, and may be changed.

local function failure(f, ...)
  local ok, err = pcall(f, ...)
  if ok then return "no error" end
  if type(err) ~= "table" then return "a " .. type(err) end
  return tostring(err.category) .. " " .. err.code .. (err.arg and " arg " .. err.arg or "")
end

local future = require "future"
print(type(future), getmetatable(future), future.unknown)     -- expect: table	nil	nil
local promise, result = future.new()
print(getmetatable(promise), getmetatable(result))            -- expect: promise	future
print(failure(function() return promise.get end))             -- expect: emilua.core 8
print(failure(function() return result.set_value end))        -- expect: emilua.core 8
print(failure(function() return result[1] end))               -- expect: emilua.core 8
print(failure(function() promise.x = 1 end))                  -- expect: a string
print(failure(promise.set_value, result, 1))                  -- expect: generic 22 arg 1
print(failure(promise.set_error, 1, 1))                       -- expect: generic 22 arg 1
print(failure(result.get, promise))                           -- expect: generic 22 arg 1
print(failure(result.get))                                    -- expect: generic 22 arg 1
