-- SPDX-License-Identifier: MIT
-- Every read format, alone and together, over every shape of text and at its end.

local function quoted(v)
  return type(v) == "string" and (("%q"):format(v):gsub("\n", "n")) or tostring(v)
end
local function with(text, ...)
  local f = io.open("f", "wb")
  f:write(text)
  f:close()
  f = io.open("f", "rb")
  local results
  local function keep(...)
    results = { ... }
    for i = 1, select("#", ...) do results[i] = quoted((select(i, ...))) end
  end
  keep(f:read(...))
  print(table.concat(results, " "), "| " .. quoted(f:read("*a")))
  f:close()
end

for _, format in ipairs { "*l", "*L", "*a", 0, 1, 3, 100, "*line", "*all", "*Lines", "l",
  "L", "a",
  "*lx" } do
  print("format", format)
  for _, text in ipairs { "", "\n", "\n\n", "abc", "abc\n", "abc\ndef", "abc\r\ndef\r\n",
    "\nabc",
    " \n" } do
    with(text, format)
  end
end
print("several")
with("a\nb\nc", "*l", "*l", "*l", "*l")
with("a\nb\nc", "*l", "*l", "*l", "*l", "*l", "*a")
with("a\nb\nc", "*L", "*l", "*L")
with("a\nb\nc", "*a", "*a", "*a")
with("a\nb\nc", "*a", "*l", "*a")
with("", "*a", "*l")
with("", "*l", "*a")
with("abcdef", 1, 2, 0, 10, 0)
with("abcdef", 6, 0)
with("abcdef", 0, 0, 0)
with("12 34\nrest\n", "*n", "*n", "*l", "*l", "*l")
with("12 34\nrest\n", "*n", "*L", "*n", "*l")
with("5", "*n", "*n")
with("5\n", "*n", 0, 1, 0)
with("5\n", "*n", "*l", "*l")
with("x", "*n", "*l")
with("1 2 x 3", "*n", "*n", "*n", "*n")
with("key = 10;", 6, "*n", 1)
with("abc", 2.9)
with("abc", -0.5)
with("a\0b\0", 3, 1, 1)
with("a\0b\n\0", "*a")
print("default")
with("line\nrest")
with("")
local f = io.open("f", "w")
f:write(("0123456789"):rep(10000))
f:close()
f = io.open("f")
print(#f:read(99999), f:read(5), f:read(5), f:read("*a") == "")
f:seek("set")
print(#f:read(2^20), f:read(0), #f:read("*a"), f:read("*l"))
f:seek("set", 50000)
print(#f:read("*l"), f:read("*l"))
f:close()
f = io.open("f")
local count, sum = 0, 0
while true do
  local block = f:read(777)
  if not block then break end
  count, sum = count + 1, sum + #block
end
print(count, sum, io.type(f), f:close())
