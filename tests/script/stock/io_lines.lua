-- SPDX-License-Identifier: MIT
-- io.lines iterates a named file with any formats and closes it at its end.

local function put(text)
  local f = io.open("f", "wb")
  f:write(text)
  f:close()
end
local function each(...)
  local out = {}
  for a, b, c in io.lines("f", ...) do
    out[#out + 1] = (("%q,%s,%s"):format(a, tostring(b), tostring(c)):gsub("\n", "n"))
    if #out == 8 then break end
  end
  print(#out, table.concat(out, " "))
end

for _, text in ipairs { "", "\n", "a", "a\n", "a\nb", "a\nb\n", "\na\n\nb\n\n",
  "a\r\nb\r\n", "1 2\n3\n" } do
  put(text)
  each()
  each("*l")
  each("*L")
  each(1)
  each(2, "*l")
  each("*n")
  each("*n", "*n", "*n")
  each("*L", 1)
  each("*a")
end
put("5\n6\n7\n")
local sum = 0
for n in io.lines("f", "*n") do sum = sum + n end
for line in io.lines("f") do sum = sum + line end
print(sum)

put("one\ntwo\nthree")
local next_line = io.lines("f")
print(type(next_line), select("#", io.lines("f")), next_line(), next_line(), next_line())
next_line()
local ok, why = pcall(next_line)
print(ok, why)
local outer, inner = {}, {}
for a in io.lines("f") do
  outer[#outer + 1] = a
  for b in io.lines("f") do inner[#inner + 1] = b:sub(1, 1) end
end
print(table.concat(outer, " "), table.concat(inner))
for line in io.lines("f") do
  print("left at", line)
  break
end
print(pcall(function()
  for line in io.lines("f") do error("raised at " .. line, 0) end
end))
for line in io.lines("f") do
  if line == "two" then goto done end
end
::done::
local first = io.lines("f")
local second = io.lines("f")
print(first(), second(), first(), second())
local function count_lines(name)
  local n = 0
  for _ in io.lines(name) do n = n + 1 end
  return n
end
print(count_lines("f"), count_lines("/dev/null"))
local big = io.open("f", "w")
for i = 1, 20000 do big:write("line ", i, "\n") end
big:close()
local total = 0
for line in io.lines("f") do total = total + #line end
print(count_lines("f"), total)
for _ = 1, 300 do for _ in io.lines("f") do break end end
collectgarbage()
print(count_lines("f"))
io.input("f")
print(io.lines()())
local n = 0
for _ in io.lines() do n = n + 1 end
print(n, io.type(io.input()), io.read(), io.lines(nil)())
io.input():close()
io.input(io.stdin)
os.remove("f")
local keeps = io.open("gone", "w")
keeps:write("still\nthere")
keeps:close()
local it = io.lines("gone")
os.remove("gone")
print(it(), it(), io.open("gone"))
