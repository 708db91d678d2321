-- SPDX-License-Identifier: MIT
-- file:lines shares the position with reads and seeks and leaves the file open.

local f = io.open("f", "w")
f:write("first\nsecond\nthird 3\nfourth\n\nlast")
f:close()
f = io.open("f")
for line in f:lines() do io.write("[", line, "]") end
print(io.type(f), f:read(), f:read("*a"))
f:seek("set")
for line in f:lines() do
  if line == "second" then break end
end
print(f:read("*l"), f:seek())
local it, other = f:lines(), f:lines("*L")
print(it(), other(), it(), it(), other())
f:seek("set", 6)
print(it(), f:read(5), f:read("*n"), it(), other())
f:seek("set")
for a, b in f:lines(1, "*l") do
  io.write(a == "\n" and "n" or a, ":", b or "nil", " ")
end
print(f:seek("set"))
local again
for line in f:lines() do
  io.write(line, "|")
  if line == "last" and not again then
    again = true
    f:seek("set", 20)
  end
end
print()
f:seek("set")
local words = {}
for line in f:lines() do
  for w in line:gmatch("%a+") do words[#words + 1] = w end
end
print(#words, table.concat(words, " "))
f:close()
f = io.open("numbers", "w+")
f:write("1 2 3\n4 5\n\n6 x 7")
f:seek("set")
local sum = 0
for n in f:lines("*n") do sum = sum + n end
print(sum, f:read("*a"))
f:seek("set")
for a, b in f:lines("*n", "*n") do io.write(tostring(a), ",", tostring(b), " ") end
print()
f:seek("set")
local gen = coroutine.wrap(function()
  for line in f:lines() do coroutine.yield(line) end
  return "end"
end)
print(gen(), gen(), gen(), gen(), gen())
f:seek("set")
for line in f:lines() do
  if line == "4 5" then
    f:seek("cur")
    f:write("W")
    f:seek("cur")
  end
end
f:seek("set")
print((f:read("*a"):gsub("\n", "/")))
f:close()
print(io.type(f))
for line in io.popen("printf 'a\\nb\\n'"):lines() do io.write(line, " ") end
for c in io.popen("printf abc"):lines(1) do io.write(c, " ") end
print()
