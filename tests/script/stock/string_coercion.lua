-- SPDX-License-Identifier: MIT
-- Numbers and strings convert into one another where arithmetic or text asks.

print("10" + 5, "3" * "4", "0x10" + 0, "1e1" / 2, " 7 " - 1, -"2", "2" ^ "3", "7" % 4)
print(10 .. 20, 1 .. "", 1.5 .. "|", -0.0 .. "", 2^53 .. "", 1e15 .. "", 1e14 .. "",
  0.1 .. "")
print(10 == "10", "10" + 0 == 10, 0 == -0, "0" == 0, "abc" == "abc")
print(#(1 .. ""), ("5"):rep("3"), math.max("3", 10), tostring(12):len())
print(1e100 .. "", 123456789012345678 .. "", 1/3 .. "", 100 .. "", 1e2 .. "",
  5e-324 .. "")
print(2^31 .. "", -2^31 .. "", 2^32 .. "", 2^63 .. "", 99999999999999 .. "",
  999999999999999 .. "")
print(1/0 .. "", -1/0 .. "", (tostring(0/0):gsub("-", "")))
print(tonumber("  12  "), tonumber("12a"), tonumber(""), tonumber(" "), tonumber("1 2"))
print(tonumber("0x"), tonumber("0xA"), tonumber("0XfF"), tonumber("0x.8"),
  tonumber("0x1p4"), tonumber("-0x10"))
print(tonumber("1e"), tonumber("1e+"), tonumber(".5"), tonumber("5."), tonumber("."),
  tonumber("e5"))
print(tonumber("inf"), tonumber("nan"), tonumber("-inf"), tonumber("infinity"))
print(tonumber("1_000"), tonumber("1,5"), tonumber("- 1"), tonumber("--1"),
  tonumber("+1"), tonumber("+-1"))
print(tonumber("\t\n\v\f\r 3 \t"), tonumber("3\0"), tonumber("0b101"), tonumber("1e400"),
  tonumber("08"))
print(tonumber("10", 2), tonumber("ff", 16), tonumber("FF", 16), tonumber("zz", 36),
  tonumber("8", 8))
print(tonumber("-ff", 16), tonumber("0xff", 16), tonumber(" 11 ", 2), tonumber("", 10),
  tonumber("1.5", 10))
print(tonumber("7fffffff", 16), tonumber("ffffffff", 16), tonumber("1e1", 16),
  tonumber(10, 16))
print(tonumber(nil), tonumber(true), tonumber({}), tonumber(print), tonumber(5.5))
print(tostring(nil), tostring(true), tostring("s"), tostring(-12), tostring(1e300))

local function try(f, ...)
  local ok, why = pcall(f, ...)
  print(ok, (tostring(why):gsub("to '[^']*'", "to '_'"):gsub("%S*/", "")))
end
try(tonumber)
try(tonumber, "10", 1)
try(tonumber, "10", 37)
try(tonumber, {}, 10)
try(tostring)
try(function() return "a" + 1 end)
try(function() return {} .. "x" end)
try(function() return "x" .. nil end)
try(function() return 1 .. true end)
try(function() local a = "abc" return -a end)
try(function() return "10" < 5 end)
try(function() return {} + 1 end)
try(function() local t = {} return t.x.y end)
try(function() local t = {} return t.x + 1 end)
try(function() return ("x") % 2 end)
