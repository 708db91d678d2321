-- SPDX-License-Identifier: MIT
-- Every open mode creates, truncates, reads and writes as fopen does.

local function put(text)
  local f = assert(io.open("f", "wb"))
  f:write(text)
  f:close()
end
local function get()
  local f = io.open("f", "rb")
  if not f then return "<absent>" end
  local text = f:read("*a")
  f:close()
  return text
end

for _, mode in ipairs { "r", "rb", "w", "wb", "a", "ab", "r+", "rb+", "r+b", "w+", "w+b",
  "wb+",
  "a+", "a+b", "ab+" } do
  put("12345")
  local f = io.open("f", mode)
  print(mode, io.type(f), f:seek(), f:seek("end"), f:seek("set"))
  print(mode, "read", f:read(2))
  f:seek("cur")
  print(mode, "write", f:write("XY"))
  print(mode, "close", f:close(), get())
  os.remove("f")
  local fresh, why, code = io.open("f", mode)
  print(mode, "absent", io.type(fresh), why, code)
  if fresh then
    print(mode, fresh:write("new"), fresh:seek("set"), fresh:read("*a"))
    fresh:close()
  end
  print(mode, get())
  os.remove("f")
end

put("default mode")
print(io.open("f"):read("*a"), io.open("f", nil):read("*a"), io.open("f"):write("x"))
for _, mode in ipairs { "", "q", "+", "br", "R", "x", " r", "5" } do
  print(mode, io.open("f", mode))
end
print(io.open("f", 5))
print(get())
local one, two = io.open("f"), io.open("f")
print(one ~= two, one:read(3), two:read(1), one:read(3), two:read(1))
print(one:close(), two:read("*a"), two:close())
local writer, reader = io.open("shared", "w"), io.open("shared")
print(writer:write("first"), writer:flush(), reader:read("*a"))
print(writer:write(" second"), writer:close(), reader:read("*a"), reader:close())
print(io.open(12, "w"):write("numeric name"), os.rename("12", "13"), io.open("13") ~= nil)
print(io.open("with space and ünïcode", "w") ~= nil,
  io.open("with space and ünïcode") ~= nil)
local many = {}
for i = 1, 100 do many[i] = io.open("f") end
print(#many, many[100]:read(7))
for i = 1, 100 do many[i]:close() end
print(io.type(many[1]), io.open("f"):read(1))
