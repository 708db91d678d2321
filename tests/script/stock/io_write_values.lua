-- SPDX-License-Identifier: MIT
-- write takes strings and numbers, answers true, and renders numbers as tostring does.

local f = io.open("f", "w+")
local function wrote(...)
  f:seek("set")
  local results = { f:write(...) }
  local length = f:seek()
  f:seek("set")
  print(#results, results[1], (f:read(length)))
end
wrote("a")
wrote("a", "b", "c")
wrote(1, " ", 2.5, " ", -3, " ", 1e100, " ", 1e15, " ", 1e14, " ", 123456789012345)
wrote(0, " ", -0.0, " ", 1/0, " ", -1/0, " ", 2^53, " ", 2^31, " ", -2^31, " ", 2^63)
wrote(1/3, " ", 0.1, " ", 1e-7, " ", 5e-324, " ", 1.7976931348623157e308, " ", 100, " ",
  1e2)
wrote(("%5d"):format(3), ("x"):rep(10), "end")
f:seek("set")
print(f:write(), f:write(""), f:write("", ""), f:seek())
f:write("a\0b\0", "\r\n", "\255\254", "\27[0m")
f:seek("set")
print(f:read("*a"):byte(1, -1))
for _, n in ipairs { 0, 9, -9, 10, 99, -100, 65535, 2147483647, -2147483648, 4294967296,
  0.5, -0.25 } do
  f:seek("set")
  f:write(n, "|")
  local length = f:seek()
  f:seek("set")
  print(f:read(length), f:seek("set"), tostring(n))
end
print(io.write("io.write ", 12, " ", 0.5, "\n"))
print(io.write(), io.write(""), select("#", io.write("")))
print(io.stdout:write("handle ", -1, "\n"), io.stdout.write(io.stdout, "dotted\n"))
local big = ("x"):rep(1000000)
f:seek("set")
print(f:write(big, "y", big), f:seek(), f:seek("cur", -1000001), f:read(1))
local parts = {}
for i = 1, 3000 do parts[i] = i end
f:seek("set")
print(f:write(unpack(parts)), f:seek(), f:close())
f = io.open("f", "w")
for i = 1, 20000 do f:write(i % 10) end
print(f:seek(), f:close(), #io.open("f"):read("*a"))

local function try(...)
  local ok, why = pcall(...)
  print(ok, (tostring(why):gsub("to '[^']*'", "to '_'"):gsub("%S*/stock/", "")))
end
f = io.open("f", "w+")
try(f.write, f, nil)
try(f.write, f, true)
try(f.write, f, {})
try(f.write, f, print)
try(f.write, f, f)
try(f.write, f, "one", 2, nil, "three")
try(f.write, f, setmetatable({}, { __tostring = function() return "object" end }))
try(f.write)
try(f.write, "text")
try(f.write, nil, "text")
try(io.write, nil)
try(io.write, "written first, ", {})
try(function() f:write({}) return nil end)
try(function() io.write("and this, ", nil) return nil end)
try(function() f:write("a"):write("b") end)
f:seek("set")
print(f:read("*a"), f:close())
