-- SPDX-License-Identifier: MIT
-- sub, byte, char, rep, reverse, len, upper, lower and string indexing.

local s = "abcdef"
for _, range in ipairs { { 1 }, { 0 }, { -1 }, { 2, 4 }, { 2, -2 }, { -3, -2 }, { 4, 2 },
  { -100, 2 },
  { 3, 100 }, { 7 }, { 6 }, { -6, -6 }, { 0, 0 }, { 0, -1 }, { 2.9, 3.9 }, { "2", "3" },
  { -2^31 + 1, 2^31 - 1 }, { 1, -100 } } do
  print(range[1], range[2], "[" .. s:sub(range[1], range[2]) .. "]",
    #s:sub(range[1], range[2]))
end
print(s:byte(), s:byte(2), s:byte(-1), s:byte(1, -1))
print(select("#", s:byte(10)), select("#", s:byte(0)), select("#", s:byte(3, 2)))
print(s:byte(-100, 2), (""):byte(), select("#", (""):byte(1, -1)))
print(string.char(), string.char(97, 98, "99"), #string.char(0, 1, 255),
  string.char(65.9))
print(("ab"):rep(3), ("ab"):rep(0), ("ab"):rep(-1), ("ab"):rep(2.9), (""):rep(1000000),
  #("x"):rep(100000))
print(("ab"):rep(3, ","), ("ab"):rep(1, ","), ("ab"):rep(0, ","), ("x"):rep(3, ""),
  ("\0"):rep(2, "-"):byte(1, -1))
print(s:reverse(), (""):reverse(), ("a"):reverse(), ("ab\0c"):reverse():byte(1, -1))
print(#"", #"a\0b", ("a\0b"):len(), ("x"):len(), #("\200\201"))
print(("MiXed 123 \200"):upper():byte(1, -1))
print(("MiXed"):lower(), ("mixed"):upper(), ("ÀÉ"):lower() == "ÀÉ")
print(type(("x").len), ("abc").y, #s, s.len == string.len)
print(("%d items"):format(3), ("a"):rep(3):upper():reverse(), ("n"):rep(2) .. 1 .. 2)
print("a" < "b", "a" < "A", "" < "a", "a\0a" < "a\0b", "a\0" > "a", "Z" < "a", "10" < "9")
print("a" <= "a", "a" >= "b", "abc" < "abd", "abc" < "ab", "\200" > "\127")
print("\65\066\x43\z
       D\
E" == "ABCD\nE", '\'"', "\"'", "\a\b\f\v" == "\7\8\12\11", "\u{48}\u{20ac}" == "H€")

local function try(f, ...)
  local ok, why = pcall(f, ...)
  print(ok, (tostring(why):gsub("'[^']*'", "'_'")))
end
try(string.char, 256)
try(string.char, -1)
try(string.char, "x")
try(string.sub)
try(string.sub, "x")
try(string.byte, {})
try(string.len, nil)
try(string.reverse, true)
try(string.upper)
try(string.rep, ("x"):rep(2^20), 2^20)
try(string.lower, setmetatable({}, { __tostring = function() return "X" end }))
