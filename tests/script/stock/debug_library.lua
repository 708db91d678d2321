-- SPDX-License-Identifier: MIT
-- The debug library sees lines, locals, upvalues and names, and can change them.

local function base(path) return (path:gsub(".*/", "")) end

local function info_of(what)
  local info = debug.getinfo(2, what)
  return info
end
local function probe(a, b, ...)
  local info = info_of("nSlu")
  print(base(info.short_src), info.source:sub(1, 1), info.what, info.namewhat, info.name)
  print(info.currentline - info.linedefined, info.lastlinedefined - info.linedefined,
    info.nups)
  print(info.nparams, info.isvararg)
end
probe(1, 2)
local t = { method = probe }
t.method()
t:method()
global_probe = probe
global_probe()
print(debug.getinfo(1, "S").what, debug.getinfo(1, "l").currentline)
print(debug.getinfo(print).what, debug.getinfo(print).short_src,
  debug.getinfo(print).currentline)
print(debug.getinfo(probe, "f").func == probe, debug.getinfo(500),
  debug.getinfo(probe, "S").what)
local lines = {}
for line in pairs(debug.getinfo(info_of, "L").activelines) do lines[#lines + 1] = line end
table.sort(lines)
print(table.concat(lines, " "))
print(pcall(debug.getinfo) == false, pcall(debug.getinfo, 1, "?") == false,
  pcall(debug.getinfo, "x") == false)

local function locals(level)
  local out, i = {}, 1
  while true do
    local name, value = debug.getlocal(level + 1, i)
    if not name then break end
    if name:sub(1, 1) ~= "(" then out[#out + 1] = name .. "=" .. tostring(value) end
    i = i + 1
  end
  return table.concat(out, " ")
end
local function with_locals(p, q)
  local x = 10
  do local hidden = "gone" end
  local y = nil
  for i = 7, 7 do
    print(locals(1))
  end
  print((locals(1)))
  print(debug.setlocal(1, 1, "changed"), p, debug.setlocal(1, 3, 11), x,
    debug.setlocal(1, 99, 0))
end
with_locals("P", false)
local function vararg(...)
  print(debug.getlocal(1, -1), debug.getlocal(1, -2))
  return select("#", ...)
end
print(vararg("first", "second"))
print(debug.getlocal(probe, 1), debug.getlocal(probe, 2), debug.getlocal(probe, 3))
print(pcall(debug.getlocal, 500, 1) == false, pcall(debug.setlocal, 500, 1, 1) == false)

local up1, up2 = "one", "two"
local function uses() return up1, up2 end
print(debug.getupvalue(uses, 1), debug.getupvalue(uses, 2), debug.getupvalue(uses, 3))
print(debug.setupvalue(uses, 1, "changed"), up1, debug.setupvalue(uses, 9, 1))

local count, seen = 0, {}
jit.off()
debug.sethook(function(event, line) seen[#seen + 1] = event .. type(line) end, "l")
local a = 1
local b = 2
debug.sethook()
print(seen[1], #seen >= 3, debug.gethook())
local hooked = {}
local function target()
  local z = 1
  return z
end
debug.sethook(function(event)
  local info = debug.getinfo(2, "f")
  if info.func == target then hooked[#hooked + 1] = event end
end, "cr")
target()
debug.sethook()
print(table.concat(hooked, " "))
debug.sethook(function() count = count + 1 end, "", 100)
for i = 1, 10000 do a = a + i end
debug.sethook()
print(count > 50, a)
print(pcall(function()
  debug.sethook(function() error("stopped by a hook", 0) end, "", 1000)
  while true do end
end))
debug.sethook()
local co = coroutine.create(function() local inside = 5 coroutine.yield() end)
coroutine.resume(co)
print(debug.getlocal(co, 1, 1), debug.setlocal(co, 1, 1, 6),
  select(2, debug.getlocal(co, 1, 1)))
local co_lines = 0
debug.sethook(co, function() co_lines = co_lines + 1 end, "l")
coroutine.resume(co)
debug.sethook()
print(type(co_lines))
jit.on()

local trace = debug.traceback("message", 1)
local rows = {}
for row in trace:gmatch("[^\n]+") do rows[#rows + 1] = (row:gsub("%S*/", "")) end
print(rows[1], rows[2], rows[3])
print(debug.traceback({}) ~= nil, debug.traceback(nil) == nil,
  debug.traceback(12):match("^12\n") ~= nil)
local function inner() return (debug.traceback("level 2", 2)) end
local function outer() local s = inner() return s end
print((outer():match("\n(%s+[^\n]+)"):gsub("[^%s<]*/", "")))
print(debug.getregistry() == debug.getregistry(), type(debug.getregistry()))
local mt = {}
print(debug.setmetatable(10, mt) == 10, getmetatable(5) == mt,
  debug.getmetatable(5) == mt)
debug.setmetatable(10, nil)
print(debug.getmetatable(5), debug.getmetatable("").__index == string,
  debug.getfenv(probe) == _G)
local guarded = setmetatable({}, { __metatable = "locked" })
print(getmetatable(guarded), type(debug.getmetatable(guarded)))
print(type(debug.upvalueid(uses, 1)), pcall(debug.upvalueid, uses, 50) == false)
