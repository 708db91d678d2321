-- SPDX-License-Identifier: MIT
-- Both message(code) and category:message(code) work, for any code.

local function failure(f, ...)
  local ok, err = pcall(f, ...)
  if ok then return "no error" end
  if type(err) ~= "table" then return "a " .. type(err) end
  return tostring(err.category) .. " " .. err.code .. (err.arg and " arg " .. err.arg or "")
end

local generic, core = require("generic_error").EPERM, require("core_error").bad_index
print(generic.category.message(1) == tostring(generic))       -- expect: true
print(generic.category:message(1) == tostring(generic))       -- expect: true
print(core.category.message(8) == tostring(core))             -- expect: true
print(core.category:message(8) == generic.category:message(8)) -- expect: false
for _, code in ipairs { 0, -1, 1e6, 25 } do
  if type(core.category.message(code)) ~= "string" then print(code) end
  if type(generic.category:message(code)) ~= "string" then print(code) end
end
print(failure(core.category.message))                         -- expect: generic 22 arg 1
print(failure(core.category.message, "x"))                    -- expect: generic 22 arg 1
print(failure(core.category.message, core.category))          -- expect: generic 22 arg 2
