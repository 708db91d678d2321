-- SPDX-License-Identifier: MIT
-- Precedence, short circuits, assignment order and calls evaluate as the manual says.

print(2 + 3 * 4 ^ 2 / 2, 2 ^ 3 ^ 2, -2 ^ 2, not nil == true, not (nil == true), -3 % 5,
  (-3) % 5, 2 ^ -1)
print(1 .. 2 .. 3, "a" .. 1 + 2, 1 + 2 .. "b", 2 * 3 .. 4 * 5, #"abc" + 1, -#"abc",
  not not 1, - - 2, #"a" .. "b")
print(1 < 2 == true, "a" < "b" == not false, 1 + 1 == 2 and 2 * 2 ~= 5, 5 - 3 - 1,
  100 / 10 / 2, 7 % 4 % 2)
print(nil and 1, false and 1, 0 and 1, "" and 1, nil or 1, false or nil, false or false,
  1 or error("never"))
print(nil and error("never"), 1 and 2 or 3, nil and 2 or 3, 1 and nil or 3, 1 and false,
  nil == false, 1 or nil and 2)
print((function() return 1, 2, 3 end)(), ((function() return 1, 2, 3 end)()))
print(1 and (function() return 1, 2 end)(), (function() return end)() == nil,
  not (function() return nil, 1 end)())

local log = {}
local function v(name, value) log[#log + 1] = name return value end
local t = { [v("k1", 1)] = v("v1", "a"), v("item", "b"), [v("k2", 3)] = v("v2", "c") }
print(table.concat(log, " "), t[3])
log = {}
local _ = v("a", 1) + v("b", 2) * v("c", 3) - v("d", 4) .. v("e", 5)
local _ = v("f", 1) < v("g", 2), v("h", 3) == v("i", 4)
v("call", print)(v("arg1", "args"), v("arg2", 2))
local _ = v("x", nil) and v("skipped") or v("y", 1) or v("skipped too")
print(table.concat(log, " "))

local a, b, c = 1, 2
print(a, b, c)
a, b = b, a
print(a, b)
local i, arr = 1, { 10, 20, 30 }
i, arr[i] = i + 1, "assigned"
print(i, arr[1], arr[2])
a, b, c = (function() return 1, 2, 3 end)()
print(a, b, c)
a, b, c = (function() return 1, 2 end)(), 10
print(a, b, c)
a, b, c = 0, (function() return 1, 2, 3 end)()
print(a, b, c)
a, b = 1, 2, 3
local x, x = 1, 2
print(a, b, x)
local y = y
print(y)
local function f(n) return n > 0 and f(n - 1) or "recursive local" end
print(f(3))
do
  local g = function() return g end
  print(g())
end
local p = { q = { r = {} } }
function p.q.r.deep(...) return select("#", ...), ... end
function p.q:method(...) return self == p.q, ... end
print(p.q.r.deep(nil, 1), p.q:method("m"), p.q.method(p, "n"))
print(("x"):rep(2), #"lit", ({ 1, 2 })[2], (("%d")):format(4),
  ({ f = function(s) return s.n end, n = "self" }):f())
local s = "str"
print(s:upper():lower():len(), s:sub(1, 1):byte(), (s):rep(2))
print(type(nil) == "nil", type(type), #type(1), 10 == 1e1, 0xA == 10, "0xA" == 10)
print(5 / 2, -5 / 2, 5 % 2, -5 % 2, 2 ^ 0.5 == math.sqrt(2), 1e15 + 0.5, 0.1 + 0.2, 1 / 3)
print(2^53 + 1, 2^31 * 2^31, -2^63 == -(2^63), 3 % -2, -3 % -2, 3.5 % 2, 1e308 + 1e308,
  7 / 0, -7 / 0)
local max = 2147483647
print(max + 1, -max - 2, max * max, max % 10, (max + 1) % 10, -max - 1, max / 2,
  bit.bnot(max) == -max - 1)
local whole, int = 0, 0
for k = -7, 7 do
  whole = whole + math.floor(k / 2) * 2 + k % 2
  int = int + k
end
print(whole == int, whole)
local conditions = {}
for k = 1, 15 do
  conditions[k] = k % 15 == 0 and "FizzBuzz" or k % 3 == 0 and "Fizz" or k % 5 == 0
    and "Buzz" or k
end
print(table.concat(conditions, " "))
local function truth(z) if z then return "T" else return "F" end end
print(truth(nil), truth(false), truth(0), truth(""), truth({}), truth(not nil),
  truth(1 == 1.0))
local n = 0
while n < 10 and not (n * n > 20) or n < 3 do n = n + 1 end
print(n)
repeat local stop = n <= 0 n = n - 2 until stop
print(n)
