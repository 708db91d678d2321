-- SPDX-License-Identifier: MIT
-- Files serve coroutines, generators and protected calls without mixing their values.

local f = io.open("f", "w")
for i = 1, 30 do f:write(i, "\n") end
f:close()

local function reader(name)
  return coroutine.create(function(...)
    local file = io.open(name)
    for line in file:lines() do
      local sent = coroutine.yield(line, nil)
      if sent == "stop" then break end
    end
    return file:close(), "closed", nil
  end)
end
local a, b = reader("f"), reader("f")
print(coroutine.resume(a))
print(coroutine.resume(b, "ignored"))
print(coroutine.resume(a, "go"))
print(coroutine.resume(a, "stop"))
print(coroutine.status(a), coroutine.resume(b))
print(coroutine.status(b), select("#", coroutine.resume(b, "stop")))
print(coroutine.resume(b))

local function lines(name)
  return coroutine.wrap(function() for l in io.lines(name) do coroutine.yield(l) end end)
end
local function keep(source, test)
  return coroutine.wrap(function()
    for l in source do if test(l) then coroutine.yield(l) end end
  end)
end
local function number(source)
  return coroutine.wrap(function()
    local n = 0
    for l in source do n = n + 1 coroutine.yield(n .. "=" .. l) end
  end)
end
for l in number(keep(lines("f"), function(l)
  return l % 7 == 0
end)) do io.write(l, " ") end
print()
local shared = io.open("f")
local function take(n)
  return coroutine.wrap(function()
    while true do
      local line = shared:read("*n")
      if not line then return nil, n end
      coroutine.yield(n .. line)
    end
  end)
end
local x, y = take("x"), take("y")
for _ = 1, 5 do io.write(x(), " ", y(), " ") end
print(shared:read("*n"))
shared:seek("set")
print(coroutine.wrap(pcall)(shared.read, shared, "*l", "*n"))
print(coroutine.wrap(shared.read)(shared, 2))
print(pcall(coroutine.wrap(function()
  return pcall(shared.read, shared, "*l", "*q")
end)) == true)
local co = coroutine.create(io.lines("f"))
print(coroutine.resume(co))
print(coroutine.status(co))
co = coroutine.create(io.write)
print(coroutine.resume(co, "written by a coroutine of io.write "))
co = coroutine.wrap(io.open)
print(co("missing"))
print(coroutine.wrap(function() return io.open("missing") end)())
print(coroutine.wrap(function()
  return select("#", io.open("missing")), io.open("f"):read(1, 1)
end)())

local function protected(action)
  local file = io.open("f", "r")
  local results = { pcall(action, file) }
  file:close()
  return io.type(file), unpack(results)
end
print(protected(function(file) return file:read("*n", "*n") end))
print(protected(function(file) error("with line " .. file:read(), 0) end))
local held
print(coroutine.wrap(function()
  return protected(function(file)
    held = file
    coroutine.yield("yields " .. file:read())
    return file:read()
  end)
end)())
print(io.type(held), held:read())
co = coroutine.wrap(function()
  for n in io.lines("f", "*n") do
    local ok, why = pcall(function()
      if n % 10 == 0 then error("tens " .. n, 0) end
      if n % 11 == 0 then coroutine.yield("elevens " .. n) end
    end)
    if not ok then coroutine.yield(why) end
  end
  return "end"
end)
print(co(), co(), co(), co(), co(), co())
local tasks, log = {}, {}
for i = 1, 4 do
  tasks[i] = coroutine.create(function()
    local name = "task" .. i
    local file = io.open(name, "w")
    for k = 1, 3 do
      file:write(name, ":", k, "\n")
      coroutine.yield()
    end
    file:close()
    for line in io.lines(name) do
      log[#log + 1] = line
      coroutine.yield()
    end
    os.remove(name)
  end)
end
local alive = 4
while alive > 0 do
  alive = 0
  for i = 1, 4 do
    if coroutine.status(tasks[i]) ~= "dead" then
      assert(coroutine.resume(tasks[i]))
      alive = alive + 1
    end
  end
end
print(#log, log[1], log[2], log[5], log[12], io.open("task1"))
local total = 0
for i = 1, 500 do
  local file = coroutine.wrap(function() return io.open("f") end)()
  total = total + coroutine.wrap(function() return file:read("*n") end)()
  file:close()
end
print(total)
local popen = coroutine.wrap(function()
  local p = io.popen("seq 3")
  for line in p:lines() do coroutine.yield("popen " .. line) end
  return p:close()
end)
print(popen(), popen(), popen(), popen())
print(shared:close())
