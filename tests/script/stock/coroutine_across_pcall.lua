-- SPDX-License-Identifier: MIT
-- Yields cross pcall, xpcall and iterators; errors still land in the right pcall.

local yield, wrap, create, resume = coroutine.yield, coroutine.wrap, coroutine.create,
  coroutine.resume

local co = wrap(function()
  print("pcall returns", pcall(function()
    print("got", yield(1))
    print("got", yield(2, nil))
    return "finished", nil
  end))
  print("pcall catches", pcall(function()
    yield(3)
    error("after a yield", 0)
  end))
  print("xpcall catches", xpcall(function(x)
    error("x is " .. x .. yield(4), 0)
  end, function(e) return "<" .. e .. ">" end, "arg"))
  return "end"
end)
print(co())
print(co("a", nil))
print(co("b"))
print(co())
print(co("!"))

local depth = 50
local function nest(n)
  if n == 0 then
    local v = yield("at the bottom")
    error("thrown " .. v, 0)
  end
  local ok, why = pcall(nest, n - 1)
  if n % 10 == 0 then yield("passing " .. n) end
  error(why .. (n % 10 == 0 and "." or ""), 0)
end
co = create(function() return pcall(nest, depth) end)
local value = nil
repeat
  local results = { resume(co, value) }
  print(unpack(results))
  value = "up"
until coroutine.status(co) == "dead"

local function range(n)
  return function(_, i)
    i = i + 1
    pcall(yield, "step " .. i)
    if i <= n then return i end
  end, nil, 0
end
co = wrap(function()
  for i in range(3) do yield("body " .. i) end
  return "done"
end)
local steps = {}
repeat
  local step = co()
  steps[#steps + 1] = step
until step == "done"
print(table.concat(steps, ", "))

co = wrap(function()
  local ok, why = pcall(function()
    local ok2, why2 = pcall(function() yield("inner") error("one", 0) end)
    yield(why2)
    error("two", 0)
  end)
  yield(why)
  local ok3, why3 = pcall(pcall, pcall, function() return yield("deep") end)
  yield(tostring(ok3) .. tostring(why3))
  error("escapes", 0)
end)
print(co(), co(), co(), co(), co("x"))
print(pcall(co))
print((pcall(co)))

local inner = create(function()
  local ok, why = pcall(function() yield("from inner") error("inner error", 0) end)
  yield(why)
end)
co = wrap(function()
  local ok, a = pcall(resume, inner)
  yield(tostring(a))
  print(pcall(resume, inner))
  print(pcall(resume, inner))
  print(pcall(resume, inner))
  return "outer end"
end)
co()
print(co())

local log = {}
local function try(body, handler, finally)
  local results = { pcall(body) }
  if not results[1] then results = { true, handler(results[2]) } end
  finally()
  return unpack(results, 2)
end
co = wrap(function()
  for i = 1, 6 do
    yield(try(function()
      log[#log + 1] = "try" .. i
      if i % 2 == 0 then error(yield("throwing " .. i), 0) end
      return "value " .. i
    end, function(e) return "handled " .. tostring(e) end,
    function() log[#log + 1] = "finally" .. i end))
  end
end)
for i = 1, 9 do io.write(co("E" .. i), ", ") end
print()
print(table.concat(log, " "))

local total = 0
local counter = wrap(function()
  while true do
    local ok, n = pcall(yield, total)
    if n % 5 == 0 then ok = pcall(error, n) end
    total = total + (ok and n or -n)
  end
end)
counter()
for i = 1, 20000 do counter(i) end
print(total)
co = wrap(function()
  local ok, why = pcall(string.gsub, "abc", "%w", function(c) yield(c) end)
  return ok, (why:gsub("%S*/", ""))
end)
print(co())
co = wrap(function() return pcall(string.rep, yield("c function argument"), 3) end)
print(co(), co("ab"))
