-- SPDX-License-Identifier: MIT
-- The number format reads every form of number and leaves the right rest behind.

local function quoted(text)
  return #text > 30 and text:sub(1, 5) .. ".." .. #text
    or (("%q"):format(text):gsub("\n", "n"))
end
local function with(text)
  local f = io.open("f", "wb")
  f:write(text)
  f:close()
  f = io.open("f", "rb")
  local function show(...)
    local value = ...
    if value ~= value then value = "nan" end
    print(quoted(text), select("#", ...), value, quoted(f:read("*a")))
  end
  show(f:read("*n"))
  f:close()
end

for text in ([[
0 1 12 -12 +12 007 08 0.5 .5 5. -.5 +.5 1e5 1E5 1e+5 1e-5 1.5e3 0e5 -0 -0.0 00.10
0x10 0X1F -0x10 +0xa 0xABCDEF 0x.8 0x1.8 0x1p4 0x1P-1 0xep1 0x0e5 0xffffffffffff
12abc 1.2.3 1,2 1..2 1e5.5 1ee5 12- 1+1 1_000 1f 1L 0b1 0o7 0xx5 0xg 0.x5 1:2 1/2
- + . -- --1 -+1 +-1 -. +. .e5 +.e5 e5 E x abc , "1" ..5 0x 0X -0x
1e 1e+ 1e- 1E 1ex 1e+x 1e-x 0x1p 0x1p+ 0x1pz 0x1p-z 1e++5
1e308 1e309 -1e309 1e400 1e-400 4.9e-324 2.2250738585072014e-308 1.7976931348623157e308
0.1 0.30000000000000004 9007199254740993 123456789012345678901234567890
3.14159265358979323846
]]):gmatch("%S+") do with(text) end
for _, text in ipairs { "", " ", "\n", " 12", "\n\n12", "\t\v\f\r\n 12", "12 ", "12\n",
  " 12 34",
  "- 5", "1 e5", "0x 5", "12\0003", "\00012", " \n x", "1\n2", "+ 1", "-\n1",
    ("7"):rep(100),
  ("1"):rep(300), ("1"):rep(400), ("1"):rep(5000), ("0"):rep(500) .. "1",
  "0." .. ("1"):rep(500), "0." .. ("0"):rep(320) .. "1", "1e" .. ("0"):rep(300) .. "5",
  (" "):rep(10000) .. "5", "1e99999999999999999999", "1e-99999999999999999999",
  "0x" .. ("f"):rep(300), ("1"):rep(300) .. "x" } do
  with(text)
end

local f = io.open("f", "w")
for i = 1, 2000 do f:write(i, i % 10 == 0 and "\n" or " ") end
f:close()
f = io.open("f")
local sum, count = 0, 0
while true do
  local n = f:read("*n")
  if not n then break end
  sum, count = sum + n, count + 1
end
print(sum, count, f:read("*a") == "", f:close())
f = io.open("f", "w")
f:write("3 1.5 0x10\nname 7 8\n-1e2 tail\n\n9")
f:close()
f = io.open("f")
print(f:read("*n", "*n", "*n"))
print(f:read("*n"))
print(f:read("*l"))
print(f:read("*n", "*l"))
print(f:read("*l"))
print(f:read("*n"), f:read("*n"), f:read("*n"))
f:close()
