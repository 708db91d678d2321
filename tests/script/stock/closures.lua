-- SPDX-License-Identifier: MIT
-- Closures share, keep and renew their upvalues as blocks and loops demand.

local makers = {}
for i = 1, 3 do
  local j = i * 10
  makers[i] = { get = function() return i, j end, set = function(v) j = v end }
end
makers[1].set("changed")
for i = 1, 3 do print(makers[i].get()) end

local fs = {}
for _, name in ipairs { "a", "b", "c" } do fs[#fs + 1] = function() return name end end
print(fs[1](), fs[2](), fs[3]())

local n, gs = 0, {}
while n < 3 do
  n = n + 1
  local here = n
  gs[n] = function(d) here = here + d return here end
end
print(gs[1](1), gs[1](1), gs[2](5), gs[3](0), n)
repeat
  local last = n
  n = n - 1
  gs[#gs + 1] = function() return last end
until last == 1
print(gs[4](), gs[5](), gs[6]())

do
  local i = 1
  ::again::
  local captured = i
  gs[i] = function() return captured end
  i = i + 1
  if i <= 3 then goto again end
end
print(gs[1](), gs[2](), gs[3]())

local function counter()
  local count = 0
  return function() count = count + 1 return count end, function() return count end
end
local up, look = counter()
local other = counter()
up() up() other()
print(look(), up(), look(), other())

local function curry(f, a) return function(...) return f(a, ...) end end
print(curry(curry(math.max, 3), 9)(4, 5))
local function fix(f)
  local function g(...) return f(g, ...) end
  return g
end
print(fix(function(self, k) return k <= 1 and 1 or k * self(k - 1) end)(10))

local x = "outer"
local function shadow(x)
  local function inner() x = x .. "!" return x end
  do local x = "block" inner(x) end
  return inner()
end
print(shadow("arg"), x)
local function deep()
  local a = 1
  return function()
    local b = 2
    return function()
      local c = 3
      return function(d) a, b, c = b, c, a return a, b, c, d end
    end
  end
end
local bottom = deep()()()
print(bottom("first"))
print(bottom("second"))

local list = nil
for i = 1, 1000 do
  local rest = list
  list = function() return i, rest end
end
local total, node = 0, list
while node do
  local value, rest = node()
  total, node = total + value, rest
end
print(total)

local shared = {}
local function share()
  local v = 0
  shared.a = function() v = v + 1 return v end
  shared.b = function() v = v * 2 return v end
  error("escapes")
end
print(pcall(share) == false, shared.a(), shared.b(), shared.a())
local co = coroutine.wrap(function()
  local inside = 0
  coroutine.yield(function() inside = inside + 1 return inside end)
  coroutine.yield(inside)
end)
local bump = co()
print(bump(), bump(), co(), bump())

local p, q = counter(), counter()
print(debug.upvalueid(p, 1) ~= debug.upvalueid(q, 1),
  debug.upvalueid(up, 1) == debug.upvalueid(look, 1))
debug.upvaluejoin(q, 1, p, 1)
print(p(), q(), p())
print(debug.getupvalue(p, 1), debug.setupvalue(p, 1, 100), q())
