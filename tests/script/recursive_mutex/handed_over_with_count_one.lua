-- SPDX-License-Identifier: MIT
-- The new owner has locked it once.

local function failure(f, ...)
  local ok, err = pcall(f, ...)
  if ok then return "no error" end
  if type(err) ~= "table" then return "a " .. type(err) end
  return tostring(err.category) .. " " .. err.code .. (err.arg and " arg " .. err.arg or "")
end

local m = require("recursive_mutex").new()
m:lock()
m:lock()
local waiter = spawn(function()
  m:lock()
  m:unlock()
  print(failure(m.unlock, m))                                 -- expect: generic 1
end)
this_fiber.yield()
m:unlock()
m:unlock()
waiter:join()
print(m:try_lock())                                           -- expect: true
