-- SPDX-License-Identifier: MIT
-- string.gsub with strings, tables and functions, counts and empty matches.

print(("hello world"):gsub("o", "0"))
print(("hello world"):gsub("o", "0", 1), ("hello"):gsub("l", "L", 0),
  ("hello"):gsub("l", "L", -1))
print(("hello"):gsub("", "-"), (""):gsub("", "-"), ("abc"):gsub(".-", "x"),
  ("abc"):gsub("b*", "x"))
print(("abc"):gsub("%w", "%0%0"), ("abc"):gsub("(%w)(%w)", "%2%1"),
  ("abc"):gsub("%w", "%%"))
print(("abc"):gsub("b", "%1"), ("a b c"):gsub("%s", ""), ("abc"):gsub("$", "!"),
  ("abc"):gsub("^", "!"))
print(("aaa"):gsub("^a", "b"), ("aaa"):gsub("a$", "b"), ("abab"):gsub("^ab", ""))
print(("hello $name of $place"):gsub("%$(%w+)", { name = "Ann", place = 12 }))
print(("$a $b $c"):gsub("%$(%w+)", { a = false, b = 1.5 }))
print(("abc"):gsub("%w", function(c) if c ~= "b" then return c:upper() end end))
print(("abc"):gsub("%w", function() return false end),
  ("abc"):gsub("b", function() return nil end))
print(("a1b2"):gsub("(%a)(%d)", function(a, d) return d .. a end))
print(("abc"):gsub("()", function(at) return at end), ("abc"):gsub("()b", "<%1>"))
print(("x y"):gsub("%w", setmetatable({}, { __index = function(_, k)
  return k .. k
end })))
print(("abc"):gsub("%w", 7), ("abc"):gsub("%w", "%0,", 2), string.gsub(123, 2, 9))
print(("a\0b"):gsub("%z", "0"), (("ab"):gsub("b", "\0"):byte(1, -1)))
print(("one;two;;four"):gsub(";;", ";nil;"):gsub(";", ","))
print((("%d"):gsub("%%d", "%%s")), (("x^2"):gsub("%^", "**")))

local count = 0
local text, n = ("abcd"):rep(1000):gsub("%w", function(c)
  count = count + 1
  return c == "a" and "" or nil
end)
print(#text, n, count)

local order = {}
print((("a(b(c)d)e"):gsub("%b()", function(s)
  order[#order + 1] = s
  return s:sub(2, -2):gsub("%b()", "#")
end)), table.concat(order, ";"))

local function expand(s)
  return (s:gsub("%%(%x%x)", function(h) return string.char(tonumber(h, 16)) end))
end
print(expand("a%20b%2Fc%zz%4"))
print(pcall(string.gsub, "ab", "%w", function(c) error({ c = c }) end) == false)
local _, object = pcall(string.gsub, "ab", "%w", function(c) error({ c = c }) end)
print(object.c)
print(coroutine.wrap(function()
  return ("abc"):gsub("%w", coroutine.wrap(function(c)
    while true do c = coroutine.yield("<" .. c .. ">") end
  end))
end)())
