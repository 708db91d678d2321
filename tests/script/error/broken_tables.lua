-- SPDX-License-Identifier: MIT
-- Without a number and a category there is no message.

local function failure(f, ...)
  local ok, err = pcall(f, ...)
  if ok then return "no error" end
  if type(err) ~= "table" then return "a " .. type(err) end
  return tostring(err.category) .. " " .. err.code .. (err.arg and " arg " .. err.arg or "")
end

local generic_error = require "generic_error"
local function broken(member, value)
  local err = generic_error.ENOENT
  err[member] = value
  return err
end
for _, err in ipairs {
  broken("code", nil), broken("code", "2"), broken("category", nil),
  broken("category", "generic"), broken("category", io.stdout),
} do
  print(failure(tostring, err), failure(err.togeneric, err), err == generic_error.ENOENT)
end
-- expect: generic 22	generic 22 arg 1	false
-- expect: generic 22	generic 22 arg 1	false
-- expect: generic 22	generic 22 arg 1	false
-- expect: generic 22	generic 22 arg 1	false
-- expect: generic 22	generic 22 arg 1	false
print(failure(generic_error.ENOENT.togeneric, 1))             -- expect: generic 22 arg 1
print(failure(generic_error.ENOENT.togeneric, {}))            -- expect: generic 22 arg 1
