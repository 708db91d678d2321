-- SPDX-License-Identifier: MIT
-- A method called on anything else names argument 1.

local function failure(f, ...)
  local ok, err = pcall(f, ...)
  if ok then return "no error" end
  if type(err) ~= "table" then return "a " .. type(err) end
  return tostring(err.category) .. " " .. err.code .. (err.arg and " arg " .. err.arg or "")
end

local m = require("recursive_mutex").new()
for _, name in ipairs { "lock", "try_lock", "unlock" } do
  print(failure(m[name]), failure(m[name], {}), failure(m[name], io.stdout))
end
-- expect: generic 22 arg 1	generic 22 arg 1	generic 22 arg 1
-- expect: generic 22 arg 1	generic 22 arg 1	generic 22 arg 1
-- expect: generic 22 arg 1	generic 22 arg 1	generic 22 arg 1
