-- SPDX-License-Identifier: MIT
-- is EPERM, without arg.

local function failure(f, ...)
  local ok, err = pcall(f, ...)
  if ok then return "no error" end
  if type(err) ~= "table" then return "a " .. type(err) end
  return tostring(err.category) .. " " .. err.code .. (err.arg and " arg " .. err.arg or "")
end

local m = require("mutex").new()
print(failure(m.unlock, m))                                   -- expect: generic 1
m:lock()
m:unlock()
print(failure(m.unlock, m))                                   -- expect: generic 1
