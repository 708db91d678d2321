-- SPDX-License-Identifier: MIT
-- __eq, __lt and __le decide comparisons under the rules of Lua 5.1.

local calls = {}
local function note(event, result)
  return function(a, b)
    calls[#calls + 1] = event .. ":" .. a.n .. b.n
    return result(a, b)
  end
end
local meta = {
  __eq = note("eq", function(a, b) return a.n == b.n end),
  __lt = note("lt", function(a, b) return a.n < b.n end),
  __le = note("le", function(a, b) return a.n <= b.n end),
}
local function new(n, mt) return setmetatable({ n = n }, mt or meta) end
local one, two, uno = new(1), new(2), new(1)
print(one == uno, one ~= uno, one == two, one == one)
print(one < two, one > two, one <= two, one >= two, one <= uno)
print(table.concat(calls, " "))

calls = {}
local only_lt = { __lt = note("lt", function(a, b) return a.n < b.n end) }
local a, b = new(1, only_lt), new(2, only_lt)
print(a <= b, b <= a, a >= b, a < b, not (a < b))
print(table.concat(calls, " "))

local other = { __eq = meta.__eq, __lt = meta.__lt, __le = meta.__le }
print(new(1) == new(1, other), new(1) == 1, rawequal(one, uno))
local different = { __eq = function() return true end, __lt = function() return true end }
local function try(f)
  local ok, why = pcall(f)
  print(ok, type(why) == "string" and why:gsub("%S*/", "") or why)
end
try(function() return new(1) == new(1, different) end)
try(function() return new(1) < new(1, different) end)
try(function() return {} < {} end)
try(function() return {} < 1 end)
try(function() return 1 < {} end)
try(function() return "a" < 1 end)
try(function() return nil < nil end)
try(function() return true <= false end)
try(function() return print < print end)
try(function() return io.stdout < io.stdout end)
try(function()
  return setmetatable({}, { __lt = function() error("no order", 0) end }) < {}
end)

local truthy = { __eq = function() return "yes" end, __lt = function() return nil end,
  __le = function() return 0 end }
local p, q = setmetatable({}, truthy), setmetatable({}, truthy)
print(p == q, p ~= q, p < q, p <= q, p > q)
local u = newproxy(true)
getmetatable(u).__eq = function() return true end
getmetatable(u).__lt = function() return true end
getmetatable(u).__le = function() return false end
getmetatable(u).__len = function() return 17 end
getmetatable(u).__index = function(_, k) return "field " .. k end
getmetatable(u).__call = function(_, x) return "called", x end
getmetatable(u).__unm = function() return "minus" end
getmetatable(u).__tostring = function() return "proxy" end
local w = newproxy(u)
print(u == w, u < w, u <= w, u > w, #u, u.x, u(5), -u, tostring(w))
print(u == newproxy(true), u == {}, type(u), newproxy() == newproxy(),
  getmetatable(newproxy()))
print(pcall(newproxy, 1) == false)

local set = { __le = function(x, y)
  for k in pairs(x) do if not y[k] then return false end end
  return true
end }
set.__lt = function(x, y) return x <= y and not (y <= x) end
local function of(...)
  local s = setmetatable({}, set)
  for _, k in ipairs { ... } do s[k] = true end
  return s
end
print(of(1) <= of(1, 2), of(1) < of(1, 2), of(1) < of(1), of(3) <= of(1, 2),
  of(1) >= of())
local co = coroutine.wrap(function()
  local y = { __lt = function() return coroutine.yield("lt") end,
    __le = function() return coroutine.yield("le") end,
    __eq = function() return coroutine.yield("eq") end }
  local m, n = setmetatable({}, y), setmetatable({}, y)
  return m < n, m <= n, m == n, m ~= n, m > n
end)
print(co())
for i = 1, 5 do print(co(i % 2 == 0)) end
local t = {}
for i = 1, 100 do t[i] = new((i * 37) % 101) end
table.sort(t)
print(t[1].n, t[50].n, t[100].n)
print(1 < 1.5, -1 < -0.5, 0/0 == 0/0, 0/0 < 1, 1 < 0/0, 0/0 ~= 0/0, not (0/0 >= 0))
