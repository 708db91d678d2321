-- SPDX-License-Identifier: MIT
-- next, pairs and ipairs visit every entry, also while entries change or vanish.

local function try(f, ...)
  local ok, why = pcall(f, ...)
  print(ok, (tostring(why):gsub("'[^']*'", "'_'"):gsub("%S*/", "")))
end

for k, v in pairs { "a", "b", "c" } do io.write(k, v, " ") end
print()
for k, v in ipairs { "a", "b", nil, "d" } do io.write(k, v, " ") end
print()
for i, v in ipairs { [0] = "z", "a" } do io.write(i, v, " ") end
print()

local keys = {}
for k in pairs { 1, 2, x = 1, y = 2, [1.5] = 3, [true] = 4, [-1] = 5, [1e300] = 6 } do
  keys[#keys + 1] = tostring(k)
end
table.sort(keys)
print(table.concat(keys, " "))

local t = {}
for i = 1, 300 do t[i] = i; t["k" .. i] = i end
local seen, sum = 0, 0
for k, v in pairs(t) do
  seen, sum = seen + 1, sum + v
  t[k] = nil
end
print(seen, sum, next(t))

t = {}
for i = 1, 100 do t["k" .. i] = i end
sum = 0
for k, v in pairs(t) do
  t[k] = v * 2
  sum = sum + t[k]
end
print(sum)

t = { 1, 2, 3 }
for i, v in ipairs(t) do
  if i < 6 then t[#t + 1] = v * 10 end
end
print(table.concat(t, " "))
t = { 1, 2, 3, 4 }
for i in ipairs(t) do t[i + 1] = nil end
print(t[1], t[2], t[3], t[4])

print(next {}, next { 5 }, (next { x = 1 }), next({ 1, 2 }, 1), next({ 1, 2 }, 2))
try(next, { 1 }, "nokey")
try(next)
try(next, {}, {})
try(pairs)
try(ipairs)
try(pairs, 12)
try(function() for _ in pairs(nil) do end end)
try(function() for _ in 5 do end end)
try(function() for _ in nil do end end)
try(function() local t = {} t[nil] = 1 end)
try(function() local t = {} t[0/0] = 1 end)
try(rawset, {}, nil, 1)
print(({})[nil], ({})[0/0], rawget({ 7 }, 1), rawget({}, nil), rawequal("a", "a"),
  rawequal({}, {}))

local f, s, c = pairs(t)
print(f == next, s == t, c)
f, s, c = ipairs(t)
print(type(f), s == t, c, f(t, 0), f(t, 1))
local log = {}
local proxy = setmetatable({},
  { __index = function(_, i) if i < 4 then return i * i end end })
for i, v in ipairs(proxy) do log[#log + 1] = i .. "=" .. v end
print(table.concat(log, " "), next(proxy))
print(#setmetatable({ 1, 2 }, { __pairs = error, __ipairs = error, __len = error }))
for k, v in pairs(setmetatable({ "raw" }, { __pairs = error })) do print(k, v) end

t = { n = 0 }
setmetatable(t, { __newindex = function(u, k, v) u.n = u.n + 1; rawset(u, k, v) end })
t.a, t.b, t.a = 1, 2, 3
print(t.n, t.a, t.b)
for n, s in (function() return next, { only = "entry" } end)() do print(n, s) end
