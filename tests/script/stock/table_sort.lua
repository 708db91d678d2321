-- SPDX-License-Identifier: MIT
-- table.sort orders with and without comparators and survives bad comparators.

local function check(t, less)
  less = less or function(a, b) return a < b end
  for i = 2, #t do
    if less(t[i], t[i - 1]) then return false end
  end
  return true
end

local function shuffled(n)
  local seed, t = 42, {}
  for i = 1, n do
    seed = (seed * 16807) % 2147483647
    t[i] = seed % (n * 2)
  end
  return t
end

for _, n in ipairs { 0, 1, 2, 3, 4, 5, 10, 100, 1000, 5000 } do
  local t = shuffled(n)
  local u = { unpack(t, 1, math.min(n, 7000)) }
  print(n, table.sort(t), check(t))
  table.sort(u, function(a, b) return a > b end)
  print(u[1] == t[n], u[n] == t[1], #u == n)
end

local words = { "pear", "Apple", "fig", "apple", "", "banana", "10", "9", "a\0b", "a" }
table.sort(words)
print((table.concat(words, "|"):gsub("%z", "0")))
table.sort(words, function(a, b) return #a < #b or #a == #b and a < b end)
print((table.concat(words, "|"):gsub("%z", "0")))

local same = {}
for i = 1, 200 do same[i] = 7 end
table.sort(same)
print(#same, same[1], same[200])
local order = { 3, 1, 2 }
table.sort(order, nil)
print(unpack(order))

local meta = { __lt = function(a, b) return a.key < b.key end }
local objects = {}
for i, k in ipairs { 5, 3, 9, 1 } do objects[i] = setmetatable({ key = k }, meta) end
table.sort(objects)
print(objects[1].key, objects[2].key, objects[3].key, objects[4].key)

local function try(...)
  local ok, why = pcall(table.sort, ...)
  print(ok, type(why) == "table" and why.reason
    or (tostring(why):gsub("to '[^']*'", "to '_'"):gsub("%S*/", "")))
end
try({ 1, "x", 2 })
try({ 1, {}, 2 })
try({ true, false })
try({ 3, 2, 1 }, function() error("in comparator", 0) end)
try({ 3, 2, 1 }, function() error({ reason = "object" }) end)
try({ 3, 2, 1 }, 12)
try()
try({ 1, 2, nil, 4 })
try({ 3, 1, 2, 5, 4 }, function() return true end)
try({ 3, 2, 1 }, function(a, b) return a.x < b.x end)

local calls = 0
local co = coroutine.wrap(function(a, b)
  while true do
    calls = calls + 1
    a, b = coroutine.yield(a < b)
  end
end)
local t = shuffled(50)
table.sort(t, co)
print(check(t), calls > 49)
local yielding = coroutine.create(function()
  local ok, why = pcall(table.sort, { 3, 2, 1 }, function() coroutine.yield() end)
  return ok, (why:gsub("%S*/stock/", ""))
end)
print(coroutine.resume(yielding))
print(coroutine.status(yielding))
local nested = { { 3, 1 }, { 2, 0 }, { 9, 5 } }
table.sort(nested, function(a, b)
  table.sort(a)
  table.sort(b)
  return a[1] < b[1]
end)
print(nested[1][1], nested[1][2], nested[2][1], nested[3][1], nested[3][2])
