-- SPDX-License-Identifier: MIT
-- Every math function on plain, special and wrong arguments; the fixed random sequence.

local inf, nan = math.huge, 0/0
local function n(...)
  local out = {}
  for i = 1, select("#", ...) do
    local v = select(i, ...)
    out[i] = v ~= v and "nan" or ("%.14g"):format(v)
  end
  return table.concat(out, " ")
end
local values = { 0, 1, -1, 0.5, -0.5, 2.5, -2.5, 1e10, -1e300, inf, -inf, nan }
for _, name in ipairs { "abs", "ceil", "floor", "sqrt", "sin", "cos", "tan", "asin",
  "acos", "atan",
  "sinh", "cosh", "tanh", "exp", "log", "log10", "deg", "rad" } do
  local out = {}
  for i, v in ipairs(values) do out[i] = n(math[name](v)) end
  print(name, table.concat(out, " "))
end
for _, v in ipairs(values) do
  print(n(v), n(math.modf(v)), n(math.fmod(v, 3)), n(v % 3), n(v % -3))
end
print(n(math.frexp(8)), n(math.frexp(0)), n(math.frexp(-0.3)), n(math.ldexp(0.5, 4)),
  n(math.ldexp(1, -1074)))
print(n(math.pow(2, 10)), n(math.pow(2, -1)), n(math.pow(-8, 1/3)), n(2^0.5), n((-2)^2),
  n(-2^2), n(2^3^2))
print(n(math.atan2(1, 1)), n(math.atan2(-1, -1)), n(math.atan2(0, -1)),
  n(math.atan2(0, 1)))
print(n(math.max(1, 3, 2)), n(math.min(1, 3, 2)), n(math.max(5)),
  n(math.min(-0.5, -0.25)))
print(n(math.max("10", 9)), n(math.max(1, inf)), n(math.min(1, -inf)), math.pi, math.huge,
  -math.huge)
print(n(math.fmod(7, 3)), n(math.fmod(-7, 3)), n(math.fmod(7, -3)), n(math.fmod(5.5, 2)),
  n(math.fmod(1, inf)))
print(n(5 % 3), n(-5 % 3), n(5 % -3), n(-5 % -3), n(5.5 % 2), n(-5.5 % 2), n(5 % inf),
  n(-5 % inf), n(0 % 1))
print(n(1 % 0), n(1 / 0), n(-1 / 0), n(0 / 0), n(inf - inf), n(inf * 0), n(0^0), n(inf^0),
  n(nan^0))
print(n(math.log(8, 2)), n(math.log(100, 10)), n(math.log(2.718281828459045)),
  n(math.log(0)), n(math.log(-1)))
print(math.floor(2^53), math.floor(-2^31 - 0.5), math.ceil(2^31 + 0.5),
  math.floor(1e300) == 1e300)
print(2^53 == 2^53 + 1, 2^53 + 2 == 2^53 + 1, 1e308 * 10, -1e308 * 10, 5e-324 / 2,
  0.1 + 0.2 == 0.3)
print(math.abs(-0), 1 / math.abs(-0.0), 1 / -0.0, 0 == -0.0, tostring(-0.0),
  tostring(0 * -1))
print(math.sqrt(16), math.floor("3.7"), math.mod, math.cosh(0))

math.randomseed(42)
local first = {}
for i = 1, 5 do first[i] = math.random() end
print(("%.17g %.17g %.17g %.17g %.17g"):format(unpack(first)))
math.randomseed(42)
print(math.random() == first[1], math.random() == first[2])
math.randomseed(1)
for _ = 1, 12 do io.write(math.random(100), " ") end
print()
for _ = 1, 12 do io.write(math.random(-5, 5), " ") end
print()
math.randomseed(0.5)
print(math.random(1, 1), math.random(2^40), math.random(10, 20),
  ("%.17g"):format(math.random()))
math.randomseed(-123456789)
local low, high, sum = inf, -inf, 0
for _ = 1, 20000 do
  local r = math.random(6)
  low, high, sum = math.min(low, r), math.max(high, r), sum + r
end
print(low, high, sum)
print(math.randomseed(7),
  ("%.17g"):format(coroutine.wrap(function() return math.random() end)()))

local function try(f, ...)
  local ok, why = pcall(f, ...)
  print(ok, (tostring(why):gsub("'[^']*'", "'_'")))
end
try(math.abs)
try(math.floor, "x")
try(math.sqrt, {})
try(math.max)
try(math.min, 1, {})
try(math.random, 0)
try(math.random, 2, 1)
try(math.random, 1, 2, 3)
try(math.random, "x")
try(math.fmod, 1)
try(math.ldexp, 1)
try(math.randomseed, {})
