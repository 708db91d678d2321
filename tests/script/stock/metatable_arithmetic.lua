-- SPDX-License-Identifier: MIT
-- Every operator metamethod is chosen left first and receives the right operands.

local log = setmetatable({}, { __index = table })
local function name(v)
  return type(v) == "table" and rawget(v, "name") or tostring(v)
end
local meta = {}
for _, event in ipairs { "add", "sub", "mul", "div", "mod", "pow", "concat" } do
  meta["__" .. event] = function(a, b)
    return event .. "(" .. name(a) .. "," .. name(b) .. ")", "dropped"
  end
end
meta.__unm = function(a, b) return "unm(" .. name(a) .. "," .. name(b) .. ")" end
meta.__len = function() return 99 end
meta.__call = function(self, ...) return name(self), select("#", ...), ... end

local a, b = setmetatable({ name = "a" }, meta), setmetatable({ name = "b" }, meta)
print(a + b, a - 1, 2 * a, a / b, a % 3, 2 ^ b, a .. b)
print(1 + a, "x" .. a, a .. "y", a .. 1, 1 .. a, -a, "10" + a, a + "z")
print("p" .. "q" .. a, a .. "p" .. "q", "p" .. a .. "q", 1 .. 2 .. a .. 3)
print(#a, a(), a(1, nil), (a("x")))
print(select("#", a + b), (a + b))
print(pcall(a, "through", "pcall"))

local left = setmetatable({ name = "left" }, { __add = function() return "left" end })
local right = setmetatable({ name = "right" }, { __add = function() return "right" end })
print(left + right, right + left, left + 1, 1 + right, {} == {}, left == right)
print(pcall(function() return left - right end) == false)

local called = setmetatable({},
  { __call = setmetatable({}, { __call = function() return "nested" end }) })
print(pcall(called))
local fn = setmetatable({}, { __call = function(_, ...) print("called with", ...) end })
print(select("#", fn(1, 2)))

local vec = {}
vec.__index = vec
vec.__add = function(u, v) return vec.new(u.x + v.x, u.y + v.y) end
vec.__mul = function(u, k)
  if type(u) == "number" then u, k = k, u end
  return vec.new(u.x * k, u.y * k)
end
vec.__eq = function(u, v) return u.x == v.x and u.y == v.y end
vec.__tostring = function(v) return "(" .. v.x .. ", " .. v.y .. ")" end
vec.__concat = function(u, v) return tostring(u) .. tostring(v) end
function vec.new(x, y) return setmetatable({ x = x, y = y }, vec) end
local v = vec.new(0, 0)
for i = 1, 300 do v = v + vec.new(i, 1) * 2 end
print(v, tostring(v), v .. "!", "v=" .. v, 3 * vec.new(1, 2) == vec.new(3, 6),
  v == vec.new(1, 1))

local function try(f)
  local ok, why = pcall(f)
  print(ok, (tostring(why):gsub("%S*/", "")))
end
try(function() return {} + a.name end)
try(function() return {} .. {} end)
try(function() return -{} end)
try(function() return ({})() end)
try(function() local t = {} t.x.y = 1 end)
try(function()
  return setmetatable({}, { __add = function() error("thrown", 0) end }) + 1
end)
try(function() return setmetatable({}, { __add = 5 }) + 1 end)
try(function() return #5 end)
try(function() return nil .. "x" end)
try(function() return a < 1 end)
try(function() return (function() end) + 1 end)
try(function() return setmetatable({}, { __concat = 1 }) .. "x" end)

local co = coroutine.wrap(function()
  local y = setmetatable({}, {
    __add = function(_, k) return coroutine.yield("add " .. k) end,
    __concat = function(_, k) return coroutine.yield("concat " .. k) end,
    __unm = function() return coroutine.yield("unm") end,
    __call = function(_, k) return coroutine.yield("call " .. k) end,
    __div = function(_, k) return coroutine.yield("div " .. k) + 1 end,
  })
  return y + 1, y .. "s", -y, y(7), y / 2
end)
print(co())
for i = 1, 5 do print(co(i)) end
print(log.concat({ "inherited", "concat" }, " "))
