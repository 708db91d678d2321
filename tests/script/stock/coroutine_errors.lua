-- SPDX-License-Identifier: MIT
-- Errors inside coroutines carry their object, end the coroutine and leave its stack.

local yield, wrap, create, resume = coroutine.yield, coroutine.wrap, coroutine.create,
  coroutine.resume

local function short(text) return (tostring(text):gsub("[^%s:<\"'%[]*/", "")) end
local function lines(text, n)
  local got = {}
  for line in text:gmatch("[^\n]+") do got[#got + 1] = short(line) end
  return table.concat(got, " | ", 1, math.min(n, #got))
end

local co = create(function() local x = "local" yield() error("failed") end)
resume(co)
print(short(debug.traceback(co):match("[^\n]*$")))
print(debug.traceback(co, "message"):match("^message\nstack traceback:\n") ~= nil)
print(debug.traceback(co, nil, 5), debug.traceback(co, { 1 }) ~= nil)
print(debug.getlocal(co, 1, 1))
print(debug.getinfo(co, 1, "l").currentline, debug.getinfo(co, 0, "S").what,
  debug.getinfo(co, 9))
print(short(select(2, resume(co))))
print(lines(debug.traceback(co), 4))
print(coroutine.status(co))

local function level3() error("three levels down") end
local function level2() level3() return 1 end
local function level1() level2() return 1 end
co = create(level1)
local _, why = resume(co)
print(short(why))
print(lines(debug.traceback(co), 5))
print(debug.getinfo(co, 1, "f").func == level3, debug.getinfo(co, 2, "f").func == level2)

local object = setmetatable({ code = 3 },
  { __tostring = function(e) return "code " .. e.code end })
print(select(2, resume(create(function() error(object) end))) == object)
print(tostring(select(2, pcall(wrap(function() error(object) end)))))
print(select(2, pcall(wrap(function()
  wrap(function() error(object) end)()
end))) == object)
for _, e in ipairs { 1, "s", true, print, {} } do
  local ok, got = resume(create(error), e, 0)
  io.write(tostring(ok), type(got), tostring(got == e), " ")
end
print()

print(resume(create(function()
  return resume(create(function() error("inner", 0) end))
end)))
print(resume(create(function()
  local ok, e = resume(create(function() error("inner", 0) end))
  error("outer of " .. e, 0)
end)))
local order = {}
co = create(function()
  local guard = newproxy(true)
  order[#order + 1] = "enter"
  local ok, e = pcall(function()
    yield("suspended")
    order[#order + 1] = "resumed"
    error("inside", 0)
  end)
  order[#order + 1] = e
  error("final", 0)
end)
print(resume(co))
print(resume(co))
print(resume(co))
print(table.concat(order, " "))

local function try(f)
  local ok, e = pcall(f)
  print(ok, short(e))
end
try(function() for _ in wrap(function() yield(1) error("second step", 0) end) do end end)
try(function() return (wrap(function() local t = nil; return t.x end)()) end)
try(function()
  return setmetatable({}, { __index = wrap(function() error("in index", 0) end) }).x
end)
try(wrap(function() return nil + 1 end))
try(function() local f = wrap(function() yield() end) f() f() f() end)
local function overflow(n) return 1 + overflow(n + 1) end
local ok, e = resume(create(overflow), 1)
print(ok, tostring(e):match("stack overflow"))
print(resume(create(function() return pcall(error, "still works") end)))
local function spiral(n)
  if n == 100 then error("in the eye", 0) end
  local good, result = resume(create(spiral), n + 1)
  error(result .. (n % 25 == 0 and "." or ""), 0)
end
print(resume(create(spiral), 1))
local failures = 0
for i = 1, 3000 do
  if not resume(create(function(x) error(x) end), i) then failures = failures + 1 end
end
print(failures)
print((pcall(wrap(function() error() end))))
print(wrap(function()
  return xpcall(wrap(function() error("x", 0) end), function(m) return m .. "!" end)
end)())
