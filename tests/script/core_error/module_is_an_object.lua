-- SPDX-License-Identifier: MIT
-- Each member is made anew; what is unknown or assigned fails.

local function failure(f, ...)
  local ok, err = pcall(f, ...)
  if ok then return "no error" end
  if type(err) ~= "table" then return "a " .. type(err) end
  return tostring(err.category) .. " " .. err.code .. (err.arg and " arg " .. err.arg or "")
end

local errors = require "core_error"
print(type(errors), getmetatable(errors))                     -- expect: userdata	core_error
local one, other = errors.channel_closed, errors.channel_closed
print(one == other, rawequal(one, other))                     -- expect: true	false
one.context = "mine"
print(other.context, errors.channel_closed.context)           -- expect: nil	nil
for _, key in ipairs { "EUNKNOWN", "enoent", "", 1, true } do
  local ok, err = pcall(function() return errors[key] end)
  print(ok, err.code, err.category, err.index)
end
-- expect: false	8	emilua.core	2
-- expect: false	8	emilua.core	2
-- expect: false	8	emilua.core	2
-- expect: false	8	emilua.core	2
-- expect: false	8	emilua.core	2
print(failure(function() errors.channel_closed = 1 end))      -- expect: a string
