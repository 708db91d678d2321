-- SPDX-License-Identifier: MIT
-- seek moves to every whence and offset, sees through buffers and refuses the impossible.

local f = io.open("f", "w+")
f:write("0123456789")
print(f:seek(), f:seek("cur"), f:seek("set"), f:seek("end"), f:seek("set", 3),
  f:seek("cur", 2), f:seek("end", -1))
print(f:read(1), f:read(1), f:seek())
f:seek("set", 2)
print(f:read(2), f:seek(), f:seek("cur", 1), f:read(1), f:seek("cur", -3), f:read(1),
  f:seek("cur", 0))
print(f:seek("set", 1.9), f:seek("set", -0.5), f:seek("cur", nil), f:seek(nil, 4),
  f:seek("end", nil))
print(f:seek("set", -1))
print(f:seek("cur", -100))
print(f:seek("end", -11))
print(f:seek("set", 2^62))
print(f:seek("set", 0/0))
print(f:seek("set", 1/0))
print(f:seek())
print(f:seek("set", 20), f:read(1), f:read("*a"), f:seek(), f:seek("end"))
f:seek("end", 5)
f:write("X")
f:seek("set")
print((f:read("*a"):gsub("%z", "0")))
print(f:seek("set", 2^33), f:read(0), f:seek("cur", -2^33 + 4), f:read(3))
f:close()

f = io.open("f", "w+")
for i = 1, 3000 do f:write(("%04d\n"):format(i)) end
for _, i in ipairs { 1, 3000, 2, 1500, 820, 819, 2999, 1, 1639 } do
  f:seek("set", (i - 1) * 5)
  io.write(f:read("*n"), " ", f:seek(), " ", f:read() == "" and f:read() or "none", "; ")
end
print()
f:seek("set")
for i = 1, 3000 do
  if i % 3 == 0 then
    f:write("####\n")
    f:seek("cur")
  else
    f:read(5)
    f:seek("cur", 0)
  end
end
f:seek("set")
local replaced = 0
for line in f:lines() do if line == "####" then replaced = replaced + 1 end end
print(replaced, f:seek(), f:seek("end"))
f:seek("set", 14995)
print(f:read("*l", "*l"))
f:close()
local back = io.open("f")
local tail, at = {}, back:seek("end")
while #tail < 3 do
  at = back:seek("set", at - 5)
  tail[#tail + 1] = back:read("*l")
end
print(table.concat(tail, " "))
back:close()

local function try(...)
  local ok, why = pcall(...)
  print(ok, (tostring(why):gsub("to '[^']*'", "to '_'"):gsub("%S*/stock/", "")))
end
f = io.open("f")
try(f.seek, f, "begin")
try(f.seek, f, 1)
try(f.seek, f, "set", "3")
try(f.seek, f, "set", "x")
try(f.seek, f, "set", {})
try(f.seek, f, {})
try(f.seek, f, true)
try(f.seek)
try(f.seek, "f")
try(function() f:seek("nowhere") return nil end)
try(function() f:seek("set", {}) return nil end)
f:close()
try(f.seek, f)
local pipe = io.popen("echo piped")
print(pipe:seek())
print(pipe:seek("set", 1))
print(pipe:read(), pipe:close())
