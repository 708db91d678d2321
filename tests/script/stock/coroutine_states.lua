-- SPDX-License-Identifier: MIT
-- Status, running and isyieldable tell the truth; wrong resumes fail politely.

local create, resume, yield = coroutine.create, coroutine.resume, coroutine.yield
local wrap, status, running = coroutine.wrap, coroutine.status, coroutine.running

local function mask(text)
  return type(text) == "string" and text:gsub("to '[^']*'", "to '_'"):gsub("%S*/", "")
    or text
end

local co
co = create(function()
  print(status(co), running() == co, type(running()), coroutine.isyieldable())
  yield()
  local inner = create(function() print("outer is", status(co)) print(resume(co)) end)
  resume(inner)
  print("inner is", status(inner))
  print("self", resume(co))
end)
print(status(co))
resume(co)
print(status(co))
resume(co)
print(status(co))
print(resume(co))
print(resume(co, 1, 2))

local failed = create(function() error("died", 0) end)
print(resume(failed), status(failed), resume(failed))
failed = create(function() error({ 1 }) end)
local ok, why = resume(failed)
print(ok, type(why), why[1], status(failed))
failed = create(function() error() end)
print(resume(failed))
print(select("#", resume(create(function() error() end))))
print(select("#", resume(create(function() error(nil, 2) end))))

local dead = wrap(function() return "once" end)
print(dead())
print(mask(select(2, pcall(dead))))
print(pcall(dead))
print(mask(select(2, pcall(function() dead() return nil end))))
local broken = wrap(function() error("broken", 0) end)
print(pcall(broken))
print(mask(select(2, pcall(broken))))
local thrown = {}
local carrier = wrap(function() error(thrown) end)
print(select(2, pcall(carrier)) == thrown)
local self_resuming
self_resuming = wrap(function() return pcall(self_resuming) end)
print(mask(select(3, self_resuming())) == nil, "survived")
self_resuming = wrap(function() self_resuming() end)
print((pcall(self_resuming)))

for _, bad in ipairs { 1, "x", {}, true, print } do
  print(mask(select(2, pcall(resume, bad))))
  print(mask(select(2, pcall(status, bad))))
  if bad ~= print then
    print(mask(select(2, pcall(create, bad))))
    print(mask(select(2, pcall(wrap, bad))))
  end
end
print(mask(select(2, pcall(resume))), mask(select(2, pcall(status))))
print(mask(select(2, pcall(create))), mask(select(2, pcall(wrap))))

local levels = {}
local function nest(n)
  if n == 0 then
    for i, c in ipairs(levels) do io.write(i, status(c), " ") end
    print()
    return "bottom"
  end
  levels[#levels + 1] = create(nest)
  return select(2, resume(levels[#levels], n - 1))
end
print(nest(5))
for i, c in ipairs(levels) do io.write(i, status(c), " ") end
print()

local keys = {}
local a, b = create(function() keys[running()] = "a" yield() end),
  create(function() keys[running()] = "b" end)
resume(a)
resume(b)
print(keys[a], keys[b], type(a), a ~= b, tostring(a):match("^thread: 0x%x+$") ~= nil)
print(wrap(function() return type(running()), running() == running() end)())
local seen
local outer = create(function()
  local me = running()
  wrap(function() seen = running() ~= me and status(me) end)()
  return running() == me
end)
print(resume(outer))
print(seen, type(coroutine.isyieldable()), wrap(coroutine.isyieldable)())
print(wrap(function() return pcall(running) end)() == true)
