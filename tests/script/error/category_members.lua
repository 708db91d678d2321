-- SPDX-License-Identifier: MIT
-- A category has a name and message; nothing else.

local function failure(f, ...)
  local ok, err = pcall(f, ...)
  if ok then return "no error" end
  if type(err) ~= "table" then return "a " .. type(err) end
  return tostring(err.category) .. " " .. err.code .. (err.arg and " arg " .. err.arg or "")
end

local category = require("generic_error").ENOENT.category
print(type(category), getmetatable(category), category)       -- expect: userdata	error_category	generic
print(failure(function() return category.name end))           -- expect: emilua.core 8
print(failure(function() return category[1] end))             -- expect: emilua.core 8
print(failure(function() return category[true] end))          -- expect: emilua.core 8
local _, err = pcall(function() return category.name end)
print(err.index)                                              -- expect: 2
print(failure(function() category.name = 1 end))              -- expect: a string
