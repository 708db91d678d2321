-- SPDX-License-Identifier: MIT
-- Anybody else gets EPERM; a coroutine of the owner is the owner.

local function failure(f, ...)
  local ok, err = pcall(f, ...)
  if ok then return "no error" end
  if type(err) ~= "table" then return "a " .. type(err) end
  return tostring(err.category) .. " " .. err.code .. (err.arg and " arg " .. err.arg or "")
end

local m = require("recursive_mutex").new()
m:lock()
spawn(function() print(failure(m.unlock, m)) end):join()      -- expect: generic 1
coroutine.wrap(function()
  m:lock()
  m:unlock()
  m:unlock()
end)()
print(spawn(function() return m:try_lock() end):join())       -- expect: true
