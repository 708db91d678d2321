-- SPDX-License-Identifier: MIT
-- setvbuf decides when writes become visible and refuses unknown modes.

local f = io.open("f", "w")
local r = io.open("f")
local function seen() r:seek("set") return r:read("*a") end
print(f:setvbuf("full", 1024), f:write("a"), seen())
print(f:flush(), seen())
print(f:setvbuf("no"), f:write("b"), seen(), f:write("c", 1, 2), seen())
print(f:setvbuf("line"), f:write("d"), seen(), f:write("\n"), seen())
print(f:write("e\nf"), f:flush(), (seen():gsub("\n", "/")))
print(f:setvbuf("full"), f:write("g\n"), f:seek("cur"),
  (seen():gsub("\n", "/")))
print(f:write("h"), f:close(), (seen():gsub("\n", "/")))
for _, mode in ipairs { "no", "line", "full" } do
  f = io.open("f", "w+")
  print(mode, f:setvbuf(mode), f:setvbuf(mode, 1), f:setvbuf(mode, 4096),
    f:setvbuf(mode, nil))
  for i = 1, 500 do f:write(i, i % 7 == 0 and "\n" or ",") end
  print(f:seek(), f:seek("set"), f:read("*l"), f:read("*n"), f:read(3), #f:read("*a"))
  f:close()
  f = io.open("f")
  print(f:setvbuf(mode), f:read(5), f:setvbuf("full"), f:read(5), f:seek(),
    f:setvbuf("no"), f:read(2))
  f:close()
end
f = io.open("f", "w")
f:write("kept in the buffer")
print(f:setvbuf("no"), seen())
f:close()
print(io.stdout:setvbuf("full"), io.stdout:setvbuf("line"), io.stdout:setvbuf("no"))
io.write("unbuffered ")
io.stdout:write("still in order ")
print("here")
print(io.stdout:setvbuf("full"), io.stderr:setvbuf("no"))

local function try(...)
  local ok, why = pcall(...)
  print(ok, (tostring(why):gsub("to '[^']*'", "to '_'"):gsub("%S*/stock/", "")))
end
f = io.open("f", "w")
try(f.setvbuf, f)
try(f.setvbuf, f, nil)
try(f.setvbuf, f, "none")
try(f.setvbuf, f, "FULL")
try(f.setvbuf, f, {})
try(f.setvbuf, f, 1)
try(f.setvbuf, f, "full", {})
try(f.setvbuf, f, "full", "x")
try(f.setvbuf)
try(f.setvbuf, "no")
try(function() f:setvbuf("odd") return nil end)
f:close()
try(f.setvbuf, f, "no")
