-- SPDX-License-Identifier: MIT
-- Numbers, strings, long brackets and comments read as written; bad ones are refused.

print(3, 3.0, 3.1416, 314.16e-2, 0.31416E1, 0xff, 0x56, 0xA.8p0, 0x.1p4, 0x1p-1, 1e+2, .5,
  5., 0x0)
print(100000000000000000000, 0xffffffff, 0x7fffffffffffffff, 9007199254740993, 1e308,
  1e309, 4.9e-324, 1e-400)
print(08, 0e12, 1E2, 0X1F, 0x1P2, 3e-2, 00012, 1e0)
print(1LL, 0xffULL, 42ull, 7i, 1ll == 1)
print("a\nb\tc\\d\"e\'f", 'single "quoted"', "\97\098\99", "\x41\x7a")
print("\u{41}\u{e9}\u{1F600}", "a\z
       b\z   c")
print("line one\
line two", #"\0\00\000", "\0651", #"\r\n", "\a\b\f\v" == "\7\8\12\11")
print([[long
string]], [==[with ]] and ]=] inside]==], [[
first newline is dropped]], #[[

x]], [[\n is not an escape]], [=[]]]=], #[[]])
print(#[[
]], [==[
]=]==], ("x")--[[inline]]..--[==[another]==]"y")
--[[ a comment
print("never")
]]
--[==[ print("never") ]] ]==] print("after a long comment")
---[[ not a long comment
print("printed")
--]]
--[=x not long either
print --[[between]] ("call") -- trailing
print "string call" print [[long call]]
print(#{ 1, 2; 3, }, ({ [1 + 1] = "x" })[2], ({ f = 1, ["g h"] = 2 })["g h"],
  ({ "a", x = 1, "b" })[2])
local _, ünïcode, _G2 = 1, "identifiers may hold high bytes", 3
print(ünïcode, _, _G2)

for _, source in ipairs {
  "return 'unfinished", "return \"unfinished\n\"", "return [[unfinished",
  "return [==[x]]", "--[[ unfinished", "return '\\q'", "return '\\300'",
  "return '\\xZZ'", "return '\\u{110000}'", "return '\\u{}'", "return '\\", "return 3x",
  "return 0x", "return 1e", "return 1..2", "return 3.4.5", "return 0xg", "return [=x",
  "return 1e+", "x", "x y", "x =", "local", "local 1", "local x, = 1", "f(", "f)",
  "for", "for i", "for i = 1 do end", "for i, j = 1, 2 do end", "for in x do end", "if",
  "if x", "if x then", "if x then else elseif", "while", "repeat", "repeat until",
  "function", "function f", "function f(", "function f(a", "function f(a,)",
  "function f(...,a) end", "function 1() end", "function a.b:c.d() end",
  "return return", "return 1,", "end", "else", "a.b", "a:b", "a.1", "a[1", "(a) = 1",
  "f() = 1", "a, f() = 1", "1 = a", "nil = 1", "'x' = 1", "a = {", "a = {1",
  "a = {[1]}", "a = {x = }", "a = 1 b = 2", "a = b c()", "local function",
  "local function a.b() end", "local x = function", "a = ~1", "a = 1 ~ 2", "a = 1 // 2",
  "a = 1 != 2", "a = 1 & 2", "a = #", "a = not", "a = -", "@", "$x", "a = `b`",
  "a = 1 +", "goto", "goto 1", "::a", "::1::", "do", "and", "a = and", "return ...",
  "x = }", "local a <const> = 1", "\0", "a = \1", "f\n(x)", "a = b\n(c).d = 1",
  "local x = {} x.y:z() = 1", "break", "for i = 1, 2 do break end return i",
  "return function(...) return ... end",
} do
  local f, why = loadstring(source, "=s")
  print((source:gsub("%c", "~")), f and "compiles" or (why:gsub("[%z%c]", "~")))
end
local function nested(open, close, n)
  return loadstring("return " .. open:rep(n) .. "1" .. close:rep(n))
end
print(nested("(", ")", 100) ~= nil, nested("{", "}", 100) ~= nil)
print((select(2, nested("(", ")", 300)):match("[^:]*$")))
local names = {}
for i = 1, 201 do names[i] = "a" .. i end
print((select(2, loadstring("local " .. table.concat(names, ","))):match("[^:]*$")))
print(loadstring("local " .. table.concat(names, ",", 1, 200)) ~= nil)
for i = 1, 61 do names[i] = "u" .. i end
local source = "local " .. table.concat(names, ",", 1, 61) .. " return function() return "
  .. table.concat(names, "+", 1, 61) .. " end"
print((select(2, loadstring(source)):match("[^:]*$")))
