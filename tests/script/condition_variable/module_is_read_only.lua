-- SPDX-License-Identifier: MIT
-- The module has new and nothing else, and cannot be changed.

local function failure(f, ...)
  local ok, err = pcall(f, ...)
  if ok then return "no error" end
  if type(err) ~= "table" then return "a " .. type(err) end
  return tostring(err.category) .. " " .. err.code .. (err.arg and " arg " .. err.arg or "")
end

local module = require "condition_variable"
local object = module.new()
print(getmetatable(module), getmetatable(object))
for _, key in ipairs { "unknown", 1, true } do
  print(failure(function() return module[key] end), failure(function() return object[key] end))
end
print(failure(function() module.new = 1 end))
print(failure(function() module.other = 1 end))
print(failure(function() object.x = 1 end))

-- expect: condition_variable	condition_variable
-- expect: emilua.core 8	emilua.core 8
-- expect: emilua.core 8	emilua.core 8
-- expect: emilua.core 8	emilua.core 8
-- expect: generic 1
-- expect: generic 1
-- expect: a string
