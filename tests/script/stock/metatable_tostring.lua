-- SPDX-License-Identifier: MIT
-- tostring and print honour __tostring, the global tostring and raw bytes.

local object = setmetatable({}, { __tostring = function() return "an object" end })
print(object, tostring(object), ("%s"):format(object))
print(tostring(setmetatable({}, { __tostring = function() return nil end })))
print(select("#", tostring(object)), (tostring {}):match("^table: 0x%x+$") ~= nil)
print((tostring(function() end)):match("^function: 0x%x+$") ~= nil)
print((tostring(coroutine.create(print))):match("^thread: 0x%x+$") ~= nil)
print((tostring(newproxy())):match("^userdata: 0x%x+$") ~= nil)
local t = {}
print(tostring(t) == tostring(t), tostring(t) ~= tostring {})

local function try(f, ...)
  local ok, why = pcall(f, ...)
  print(ok, (tostring(why):gsub("to '[^']*'", "to '_'"):gsub("%S*/", "")))
end
try(tostring, setmetatable({}, { __tostring = function() error("broken", 0) end }))
try(print, setmetatable({}, { __tostring = function() error("broken", 0) end }))
try(print, setmetatable({}, { __tostring = function() return {} end }))
try(print, setmetatable({}, { __tostring = function() end }))
try(tostring, setmetatable({}, { __tostring = 5 }))
try(function() return "x" .. object end)
try(io.write, object)

print()
print(nil)
print(nil, nil)
print("a\tb", "c\0d", "e\n")
print(1, "two", 3.5, true, nil, "")
print(-0, 0, 1e15, 2^53, 1e300 * 1e10, -1e300 * 1e10)
print(select("#", print("returns nothing")))
print(pcall(print, "through pcall"))
print(unpack({}, 1, 5))
local original = tostring
tostring = function(v) return "<" .. original(v) .. ">" end
print("replaced", 1, nil, object)
tostring = function() return 42 end
print("number", 1)
tostring = function() return {} end
local ok, why = pcall(print, "x")
tostring = nil
local ok2, why2 = pcall(print, "x")
tostring = original
print(ok, why)
print(ok2, why2)
setfenv(1, setmetatable({ tostring = function() return "fenv" end }, { __index = _G }))
print("print uses the real globals")
setfenv(1, _G)
debug.setmetatable(1, { __tostring = function(n) return "number" .. ("|"):rep(n) end })
print(3, tostring(2), 1 .. "")
debug.setmetatable(1, nil)
print(3)
local long = ("line "):rep(2000)
print(#long, long)
