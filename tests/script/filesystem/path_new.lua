-- SPDX-License-Identifier: MIT
-- Paths are made of strings only, and hold any bytes.

local fs = require "filesystem"
local path = fs.path

local function failure(f, ...)
  local ok, err = pcall(f, ...)
  if ok then return "no error" end
  if type(err) ~= "table" then return "a " .. type(err) end
  return tostring(err.category) .. " " .. err.code .. (err.arg and " arg " .. err.arg or "")
end

print(getmetatable(fs), getmetatable(path), getmetatable(path.new()))
-- expect: filesystem	filesystem.path	filesystem.path
print(path.preferred_separator)                               -- expect: /
print(tostring(path.new()) == "", tostring(path.new(nil)) == "") -- expect: true	true
print(tostring(path.new "a//b/"), tostring(path.new("a", 1))) -- expect: a//b/	a
print(tostring(path "a"), tostring(path()) == "")             -- expect: a	true
print(tostring(path.from_generic "/x"), path.new("/x"):to_generic()) -- expect: /x	/x

local all = {}
for byte = 0, 255 do all[#all + 1] = string.char(byte) end
all = table.concat(all) .. "\192\175\0"
print(tostring(path.new(all)) == all, path.new(all):to_generic() == all) -- expect: true	true

print(failure(path.new, 1))                                   -- expect: generic 22 arg 1
print(failure(path.new, path.new()))                          -- expect: generic 22 arg 1
print(failure(path.new, {}))                                  -- expect: generic 22 arg 1
print(failure(path, false))                                   -- expect: generic 22 arg 1
print(failure(path.from_generic))                             -- expect: generic 22 arg 1
print(failure(path.from_generic, 1))                          -- expect: generic 22 arg 1

print(failure(function() return fs.nothing end))              -- expect: emilua.core 8
print(failure(function() return fs[1] end))                   -- expect: emilua.core 8
print(failure(function() return path.nothing end))            -- expect: emilua.core 8
print(failure(function() return path.filename end))           -- expect: emilua.core 8
print(failure(function() return path.new().new end))          -- expect: emilua.core 8
print(failure(function() return path.new()[1] end))           -- expect: emilua.core 8
print(failure(function() return path.new()[{}] end))          -- expect: emilua.core 8
print(failure(function() path.new().filename = "x" end))      -- expect: a string
print(failure(function() path.new = 1 end))                   -- expect: a string
print(failure(function() fs.path = 1 end))                    -- expect: a string
