-- SPDX-License-Identifier: MIT
-- getfenv, setfenv and _G decide where functions look for globals.

print(_G._G == _G, getfenv() == _G, getfenv(1) == _G, getfenv(0) == _G,
  getfenv(print) == _G)
local function reader() return value end
print(reader())
value = "global"
print(reader(), _G.value, rawget(_G, "value"))
print(setfenv(reader, { value = "private" }) == reader, reader(), value)
print(getfenv(reader).value, getfenv(reader) ~= _G)

local function write() written = 1 end
local env = {}
setfenv(write, env)()
print(env.written, rawget(_G, "written"))

local function maker()
  setfenv(1, setmetatable({ name = "maker" }, { __index = _G }))
  return function() return name end, loadstring("return name"), getfenv(1)
end
local child, chunk, inner = maker()
print(child(), chunk(), getfenv(child) == inner, name)
local function caller()
  local function callee()
    setfenv(2, setmetatable({ who = "caller" }, { __index = _G }))
  end
  callee()
  return who
end
print(caller(), who)

local strict = setmetatable({}, {
  __index = function(_, k) error("undefined " .. k, 2) end,
  __newindex = function(t, k, v) rawset(t, k, v * 2) end,
})
local function uses() counted = 5 return counted end
print(setfenv(uses, strict)())
print(select(2, pcall(setfenv(function()
  return missing
end, strict))):match("undefined missing"))

local function try(f, ...)
  local ok, why = pcall(f, ...)
  print(ok, (tostring(why):gsub("to '[^']*'", "to '_'"):gsub("%S*/", "")))
end
try(getfenv, 1000)
try(getfenv, -1)
try(getfenv, "x")
try(setfenv, print)
try(setfenv, 1, 5)
try(setfenv, 1000, {})
try(setfenv, print, {})
try(setfenv, {}, {})
print(getfenv(nil) ~= nil)

local sandbox = { print = print, tostring = tostring }
local program = loadstring("x = 10 y = tostring(x) .. '!' print(x, y, os) return _G")
print(setfenv(program, sandbox)(), sandbox.x, sandbox.y, x)
local co = coroutine.create(function() return here end)
print(debug.setfenv(co, { here = "thread" }) == co, debug.getfenv(co).here,
  coroutine.resume(co))
print(coroutine.wrap(function()
  return getfenv(0) == _G, loadstring("return value")()
end)())
co = coroutine.create(function() return loadstring("return fresh")() end)
debug.setfenv(co, { fresh = "threads give chunks their globals" })
print(coroutine.resume(co))
print(coroutine.wrap(function()
  setfenv(0, { inside = "set from inside" })
  return loadstring("return inside")(), getfenv(0).inside, getfenv(1) == _G
end)())
print(getfenv(0) == _G, inside)
setfenv(0, setmetatable({ added = "level 0" }, { __index = _G }))
print(loadstring("return added")(), added, getfenv(0).added)
setfenv(0, _G)
print(loadstring("return added")())

local module_env = setmetatable({}, { __index = _G })
setfenv(1, module_env)
function exported() return "exported" end
local ok = pcall(function() unexported = exported() end)
setfenv(1, _G)
print(ok, module_env.exported(), module_env.unexported, exported)
for i = 1, 200 do
  setfenv(reader, { value = i })
  if reader() ~= i then print("stale", i) end
end
print(reader())
_G["odd name"] = 1
print(_G["odd name"], _G[nil], rawget(_G, "no such"))
for name in ([[
_G _VERSION assert collectgarbage dofile error gcinfo getfenv getmetatable ipairs load
loadfile loadstring module next newproxy pairs pcall print rawequal rawget rawset require
select setfenv setmetatable tonumber tostring type unpack xpcall
coroutine debug io math os package string table bit jit
]]):gmatch("%S+") do
  io.write(name, "=", type(_G[name]), " ")
end
print(_VERSION)
