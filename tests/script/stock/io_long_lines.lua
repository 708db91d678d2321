-- SPDX-License-Identifier: MIT
-- Lines of a megabyte and lines around the sizes of buffers are read whole.

local sizes = { 0, 1, 2, 127, 128, 511, 512, 1023, 1024, 1025, 2047, 2048, 4094, 4095,
  4096, 4097, 8190,
  8191, 8192, 8193, 16383, 16384, 16385, 65535, 65536, 65537, 131072, 1000000 }
local f = io.open("f", "w")
for i, n in ipairs(sizes) do f:write((string.char(96 + i % 26 + 1)):rep(n), "\n") end
f:write("end without newline")
f:close()
local i, bad = 0, 0
for line in io.lines("f") do
  i = i + 1
  if sizes[i] and line ~= (string.char(96 + i % 26 + 1)):rep(sizes[i]) then
    bad = bad + 1
  end
end
print(i, bad)
f = io.open("f")
for k, n in ipairs(sizes) do
  local line = f:read("*L")
  if #line ~= n + 1 or line:sub(-1) ~= "\n" then print("wrong", k, n, #line) end
end
print(f:read("*L"), f:read("*L"), f:close())
f = io.open("f")
for k, n in ipairs(sizes) do
  local text, newline, rest = f:read(n, 1)
  if n == 0 and text ~= "" or #text ~= n or newline ~= "\n" then print("wrong", k, n) end
end
print(f:read("*a"), f:read("*a"), f:seek("end"), f:close())
f = io.open("f")
for k, n in ipairs(sizes) do
  local at = f:seek()
  local first, again = f:read(), f:seek("set", at) == at and f:read()
  if first ~= again or #first ~= n then print("wrong", k) end
end
print(f:read(3), f:seek("cur") > 1000000, f:close())

f = io.open("g", "w")
f:write(("w"):rep(1000000))
f:close()
f = io.open("g")
print(#f:read(), f:read(), f:seek("set"), #f:read("*L"), f:seek("set"), #f:read("*a"),
  f:seek("set"))
print(#f:read(999999), f:read("*l"), f:read("*l"), f:close())
f = io.open("g", "w")
for k = 1, 3000 do f:write(("r"):rep(k % 50), k % 2 == 0 and "\r\n" or "\n") end
f:close()
local cr, total, empty = 0, 0, 0
for line in io.lines("g") do
  total = total + #line
  if line:sub(-1) == "\r" then cr = cr + 1 end
  if #line == 0 then empty = empty + 1 end
end
print(cr, total, empty)
f = io.open("g", "w")
f:write(("\n"):rep(100000))
f:close()
local lines = 0
for line in io.lines("g") do lines = lines + 1 end
print(lines)
f = io.open("g")
print(#f:read(10, "*l", "*L", "*l"), f:seek(), #f:read("*a"), f:close())
for n = 4090, 4100 do
  f = io.open("g", "w")
  f:write(("x"):rep(n), "12345 tail\n", "next\n")
  f:close()
  f = io.open("g")
  io.write(#f:read(n), " ", f:read("*n"), " ", f:read("*l"), " ", f:read("*l"), " ",
    f:seek() - n, ";")
  f:close()
end
print()
