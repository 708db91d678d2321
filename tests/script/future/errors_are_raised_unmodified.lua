-- SPDX-License-Identifier: MIT
-- set_error(): get() raises that very value, every time.

local function failure(f, ...)
  local ok, err = pcall(f, ...)
  if ok then return "no error" end
  if type(err) ~= "table" then return "a " .. type(err) end
  return tostring(err.category) .. " " .. err.code .. (err.arg and " arg " .. err.arg or "")
end

local future = require "future"
local function through(err)
  local promise, result = future.new()
  promise:set_error(err)
  local _, first = pcall(result.get, result)
  local _, second = pcall(result.get, result)
  return first, rawequal(first, second)
end
print(through("text"))                                        -- expect: text	true
print(through(false))                                         -- expect: false	true
local err = require("generic_error").ENOENT
print(rawequal(through(err), err))                            -- expect: true
local promise, result = future.new()
local waiter = spawn(function() return result:get() end)
this_fiber.yield()
promise:set_error("late")
print(pcall(waiter.join, waiter))                             -- expect: false	late
promise, result = future.new()
print(failure(promise.set_error, promise))                    -- expect: generic 22 arg 2
print(failure(promise.set_error, promise, nil))               -- expect: generic 22 arg 2
promise:set_error(1)
