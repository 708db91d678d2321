-- SPDX-License-Identifier: MIT
-- Where suspending is forbidden lock() fails, free or not; try_lock() works.

local function failure(f, ...)
  local ok, err = pcall(f, ...)
  if ok then return "no error" end
  if type(err) ~= "table" then return "a " .. type(err) end
  return tostring(err.category) .. " " .. err.code .. (err.arg and " arg " .. err.arg or "")
end

local m = require("recursive_mutex").new()
this_fiber.forbid_suspend()
print(failure(m.lock, m))                                     -- expect: emilua.core 12
print(m:try_lock())                                           -- expect: true
print(failure(m.lock, m))                                     -- expect: emilua.core 12
m:unlock()
this_fiber.allow_suspend()
m:lock()
