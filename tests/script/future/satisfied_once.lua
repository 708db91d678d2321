-- SPDX-License-Identifier: MIT
-- A second set of any kind fails and changes nothing.

local function failure(f, ...)
  local ok, err = pcall(f, ...)
  if ok then return "no error" end
  if type(err) ~= "table" then return "a " .. type(err) end
  return tostring(err.category) .. " " .. err.code .. (err.arg and " arg " .. err.arg or "")
end

local future = require "future"
local promise, result = future.new()
promise:set_value(1)
print(failure(promise.set_value, promise, 2))                 -- expect: emilua.core 23
print(failure(promise.set_error, promise, 2))                 -- expect: emilua.core 23
print(result:get())                                           -- expect: 1
promise, result = future.new()
promise:set_error "e"
print(failure(promise.set_value, promise, 2))                 -- expect: emilua.core 23
print(failure(promise.set_error, promise, 2))                 -- expect: emilua.core 23
print(pcall(result.get, result))                              -- expect: false	e
