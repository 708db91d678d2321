-- SPDX-License-Identifier: MIT
-- The owner may lock as often as it likes and must unlock as often.

local function failure(f, ...)
  local ok, err = pcall(f, ...)
  if ok then return "no error" end
  if type(err) ~= "table" then return "a " .. type(err) end
  return tostring(err.category) .. " " .. err.code .. (err.arg and " arg " .. err.arg or "")
end

local m = require("recursive_mutex").new()
m:lock()
m:lock()
print(m:try_lock())                                           -- expect: true
local function other()
  return spawn(function() return m:try_lock() end):join()
end
print(other())                                                -- expect: false
m:unlock()
print(other())                                                -- expect: false
m:unlock()
print(other())                                                -- expect: false
m:unlock()
print(failure(m.unlock, m))                                   -- expect: generic 1
