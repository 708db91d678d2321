-- SPDX-License-Identifier: MIT
-- __index, __newindex, __metatable and raw access follow chains and protections.

local function try(f, ...)
  local ok, why = pcall(f, ...)
  print(ok, (tostring(why):gsub("to '[^']*'", "to '_'"):gsub("%S*/", "")))
end

local base = { shared = "base", hidden = "base" }
local middle = setmetatable({ hidden = "middle" }, { __index = base })
local top = setmetatable({}, { __index = middle })
print(top.shared, top.hidden, top.missing, rawget(top, "shared"))
base.shared = "changed"
print(top.shared)

local asked = {}
local lazy = setmetatable({}, { __index = function(t, k)
  asked[#asked + 1] = tostring(k)
  local v = k .. "!"
  rawset(t, k, v)
  return v, "dropped"
end })
print(lazy.a, lazy.a, lazy[1], lazy.b, table.concat(asked, " "))
print(select("#", lazy.c))

local stored = {}
local writes = setmetatable({}, { __newindex = stored })
writes.x, writes[1] = 1, 2
print(rawget(writes, "x"), stored.x, stored[1])
local twice = setmetatable({ present = 1 },
  { __newindex = function(t, k, v) rawset(t, k, v * 2) end })
twice.present, twice.fresh = 5, 5
print(twice.present, twice.fresh)
twice.fresh = nil
twice.fresh = 7
print(twice.fresh)
local readonly = setmetatable({},
  { __newindex = function(_, k) error("read-only: " .. k, 2) end,
  __index = { a = 1 } })
try(function() readonly.a = 2 end)
print(readonly.a)

local deep = {}
for i = 1, 50 do deep = setmetatable({ ["k" .. i] = i }, { __index = deep }) end
print(deep.k1, deep.k25, deep.k50, deep.k51)
local loop = {}
setmetatable(loop, { __index = loop })
try(function() return loop.x end)
local a, b = {}, {}
setmetatable(a, { __newindex = b })
setmetatable(b, { __newindex = a })
try(function() a.x = 1 end)

local guarded = setmetatable({}, { __metatable = "locked" })
print(getmetatable(guarded), getmetatable("x").__index == string, getmetatable(1),
  getmetatable(nil))
try(setmetatable, guarded, {})
try(setmetatable, {}, 5)
try(setmetatable, 5, {})
try(setmetatable, {})
try(getmetatable)
print(getmetatable(setmetatable({}, { __metatable = false })),
  setmetatable(readonly, nil) == readonly)
print(getmetatable(readonly), pcall(rawset, readonly, "now", 1), readonly.now)

string.shout = function(s) return s:upper() .. "!" end
print(("hey"):shout(), ("x").shout == string.shout)
string.shout = nil
local strings = getmetatable("")
local old = strings.__index
strings.__index = function(s, k) return type(k) == "number" and s:sub(k, k) or old[k] end
print(("abc")[2], ("abc"):len(), ("abc")[9])
strings.__index = old
strings.__add = function(x, y) return x .. "+" .. y end
print("1" + "2", pcall(function() return "a" + "b" end))
strings.__add = nil
strings.__call = function(s, ...) return s:format(...) end
print(("%d-%s")(1, "x"))
strings.__call = nil

debug.setmetatable(0, { __index = math, __call = function(n, x) return n * x end })
print((16):sqrt(), (2)(21), (7).pi == math.pi)
debug.setmetatable(0, nil)
debug.setmetatable(nil, { __index = function() return nil end })
print((nil).x, ({}).a.b.c)
debug.setmetatable(nil, nil)
debug.setmetatable(print,
  { __index = { name = "fn" }, __concat = function(_, s) return "f" .. s end })
print(print.name, print .. "x", (function() end).name)
debug.setmetatable(print, nil)
debug.setmetatable(true, { __tostring = function(v) return v and "yes" or "no" end })
print(true, false, tostring(true), nil)
debug.setmetatable(true, nil)
try(function() return ({}).a.b end)
try(function() return (nil).x end)
try(function() undefined_global.x = 1 end)
try(function() undefined_function() end)

local co = coroutine.wrap(function()
  local t = setmetatable({}, {
    __index = function(_, k) return coroutine.yield("get " .. k) end,
    __newindex = function(_, k, v) coroutine.yield("set " .. k .. "=" .. v) end,
  })
  t.x = t.y .. t[1]
  return t.z
end)
print(co())
print(co("Y"))
print(co("1"))
print(co())
print(co("end"))
