-- SPDX-License-Identifier: MIT
-- The error is raised in the joiner as it is: the same object, no position added.

local function raised(value)
  local f = spawn(function() error(value, 0) end)
  return select(2, pcall(f.join, f))
end

print(raised('text'))                     -- expect: text
local object = setmetatable({}, { __tostring = function() return 'object' end })
print(rawequal(raised(object), object))   -- expect: true
print(raised(nil), raised(false))         -- expect: nil	false
print(raised(42), raised(print) == print) -- expect: 42	true

local f = spawn(function() local t = nil; return t.x end)
print((select(2, pcall(f.join, f)):gsub('^.*:', '')))
-- expect:  attempt to index local 't' (a nil value)
