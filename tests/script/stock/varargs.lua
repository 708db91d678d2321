-- SPDX-License-Identifier: MIT
-- Variable arguments keep their count, their nils and their adjustment.

local function count(...) return select("#", ...) end
local function pack(...) return { n = select("#", ...), ... } end
local function rest(_, ...) return ... end
print(count(), count(nil), count(nil, nil), count(1, nil), count((nil)),
  count(unpack({}, 1, 5)))
print(select(1, "a", "b"), select(2, "a", "b"), select(3, "a", "b"))
print(select(-1, "a", "b", "c"), select(-3, "a", "b", "c"))
print(select("2", "a", "b"), select(1.9, "a", "b"), (select(1, "a", "b")))
print(rest(1, 2, 3), rest(1), rest(), (rest(1, 2, 3)))
print((count(rest(1, nil, nil))), count(rest(1, nil), rest(1, nil, nil)))
local t = pack(nil, 2, nil)
print(t.n, t[1], t[2], t[3])
print(#{ ... }, select("#", ...))

local function tail(n, ...)
  if n == 0 then return ... end
  return tail(n - 1, n, ...)
end
print(tail(10))
print(count(tail(200)), (select(200, tail(200))))

local function many(...)
  local a, b, c = ...
  local d = ...
  local e = (...)
  return a, b, c, d, e
end
print(many(1, 2), many())
print(many(nil, "x"))

local big = {}
for i = 1, 7000 do big[i] = i end
print(count(unpack(big)), (select(-1, unpack(big))), math.max(unpack(big)))
print(#string.char(unpack((function()
  local bytes = {}
  for i = 1, 3000 do bytes[i] = 65 end
  return bytes
end)())))

local function outer(...)
  local args = { ... }
  return function(...) return #args, select("#", ...), ... end
end
print(outer(1, 2, 3)("x"))
print((function(...) return select("#", ...), ... end)(nil, false, nil))
print(pcall(function(...) return ... end, 1, nil, nil))
local function concat(...)
  local s = ""
  for i = 1, select("#", ...) do s = s .. tostring((select(i, ...))) .. ";" end
  return s
end
print(concat(1, nil, "x", false, nil))
print(concat((function() end)()), concat((function() return nil end)()),
  concat(((function() end)())))

local function sum(...)
  local s = 0
  for _, v in ipairs { ... } do s = s + v end
  return s
end
local total = 0
for i = 1, 500 do total = total + sum(i, i + 1, i + 2) end
print(total)

local function try(f, ...)
  local ok, why = pcall(f, ...)
  print(ok, (tostring(why):gsub("'[^']*'", "'_'")))
end
try(select, 0, 1)
try(select, -2, 1)
try(select, "x", 1)
try(select)
try(select, {})
print(loadstring("return function() return ... end", "=src"))
print(loadstring("return ...", "=src")("main", "chunk"))
local object = { method = function(self, ...) return self.name, ... end, name = "obj" }
print(object:method(1, nil), object.method({ name = "other" }, nil))
print(({ object:method("a", "b") })[3], #{ n = 1, object:method("a", "b") })
local x, y, z = (function() return 1, 2 end)(), 10
print(x, y, z)
