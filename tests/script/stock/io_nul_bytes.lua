-- SPDX-License-Identifier: MIT
-- Blocks and whole files keep every byte.

local function with(text, ...)
  local f = io.open("f", "wb")
  f:write(text)
  f:close()
  f = io.open("f", "rb")
  local results = { f:read(...) }
  for i = 1, select("#", ...) do
    results[i] = (("%q"):format(tostring(results[i])):gsub("\n", "n"))
  end
  print(table.concat(results, " "))
  f:close()
end
local all = {}
for i = 0, 255 do all[i + 1] = string.char(i) end
all = table.concat(all)
local f = io.open("all", "wb")
print(f:write(all, all:reverse()), f:close())
f = io.open("all", "rb")
print(f:read("*a") == all .. all:reverse(), f:seek("set"), f:read(256) == all,
  f:read(1):byte())
f:close()
with("a\0b\0\0c", "*a")
with("a\0b\0\0c", 2, 2, 2, 2)
with("\0\0\0", 1, 0, 2, 0)
with("12\0003", "*n", 1, "*n")
with("\255\254\n\200", "*l", "*l")
f = io.open("f", "wb")
f:write("p\0q\nr\ns\0")
f:close()
for block in io.lines("f", 3) do io.write(("%q "):format(block):gsub("\n", "n"), "") end
print()
