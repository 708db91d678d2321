-- SPDX-License-Identifier: MIT
-- Generators, pipelines, recursion and schedulers built of coroutines.

local yield, wrap, create, resume = coroutine.yield, coroutine.wrap, coroutine.create,
  coroutine.resume

local function permutations(t, n)
  n = n or #t
  if n == 0 then yield(t) end
  for i = 1, n do
    t[i], t[n] = t[n], t[i]
    permutations(t, n - 1)
    t[i], t[n] = t[n], t[i]
  end
end
for p in wrap(function()
  permutations { 1, 2, 3 }
end) do io.write(table.concat(p), " ") end
print()

local function walk(tree)
  if not tree then return end
  walk(tree.left)
  yield(tree.value)
  walk(tree.right)
end
local function insert(tree, value)
  if not tree then return { value = value } end
  local side = value < tree.value and "left" or "right"
  tree[side] = insert(tree[side], value)
  return tree
end
local tree
for _, v in ipairs { 50, 30, 70, 20, 40, 60, 80 } do tree = insert(tree, v) end
for v in wrap(walk), tree do io.write(v, " ") end
print()
local function recursive(t)
  return wrap(function()
    if t.left then for v in recursive(t.left) do yield(v) end end
    yield(t.value)
    if t.right then for v in recursive(t.right) do yield(v) end end
  end)
end
for v in recursive(tree) do io.write(v, " ") end
print()

local function numbers(from)
  return wrap(function() while true do yield(from) from = from + 1 end end)
end
local function sieve(source)
  return wrap(function()
    while true do
      local prime = source()
      yield(prime)
      local previous = source
      source = wrap(function()
        while true do
          local n = previous()
          if n % prime ~= 0 then yield(n) end
        end
      end)
    end
  end)
end
local primes = sieve(numbers(2))
for _ = 1, 40 do io.write(primes(), " ") end
print()

local function producer() return create(function()
  for _, line in ipairs { "one", "two", "three" } do yield(line) end
end) end
local function filter(source)
  return create(function()
    local n = 0
    while true do
      local _, line = resume(source)
      if not line then return end
      n = n + 1
      yield(n .. ":" .. line)
    end
  end)
end
local pipe = filter(filter(producer()))
while true do
  local ok, line = resume(pipe)
  if not line then break end
  print(ok, line)
end

local ready, log = {}, {}
local function spawn(name, rounds)
  ready[#ready + 1] = create(function()
    for i = 1, rounds do
      log[#log + 1] = name .. i
      yield()
    end
  end)
end
spawn("a", 3)
spawn("b", 1)
spawn("c", 2)
while #ready > 0 do
  local task = table.remove(ready, 1)
  assert(resume(task))
  if coroutine.status(task) ~= "dead" then ready[#ready + 1] = task end
end
print(table.concat(log, " "))

local count = 0
for i = 1, 10000 do
  local co = wrap(function(x) x = x + yield(x) return x end)
  count = count + co(i) + co(1)
end
print(count)
local alive = {}
for i = 1, 5000 do
  alive[i] = wrap(function() local n = i while true do n = n + 1 yield(n) end end)
  alive[i]()
end
collectgarbage()
local sum = 0
for i = 1, 5000 do sum = sum + alive[i]() end
print(sum)

local function deep(n)
  if n == 0 then return yield("deep yield") end
  return (deep(n - 1))
end
local co = wrap(function() return deep(5000) end)
print(co(), co("deep return"))
local function tower(n) return n == 0 and "top" or wrap(tower)(n - 1) end
print(tower(100))
local function through(n)
  if n == 0 then yield("through") return end
  for v in wrap(function() through(n - 1) end) do yield(v .. n) end
end
print(wrap(function() through(20) end)())
local fib = wrap(function()
  local a, b = 0, 1 while true do yield(a) a, b = b, a + b end
end)
for _ = 1, 15 do io.write(fib(), " ") end
print()
local sorted = { 5, 2, 8 }
table.sort(sorted, function(a, b) return wrap(function() yield(a < b) end)() end)
print(unpack(sorted))
print(("abc"):gsub("%w", wrap(function(c) while true do c = yield(c:upper()) end end)))
print(loadstring("return ...")(wrap(function() yield("x") end)()))
local parts = wrap(function()
  for _, s in ipairs { "return ", "6 ", "* 7" } do yield(s) end
end)
print(load(parts)())
local finished = setmetatable({}, { __mode = "k" })
for i = 1, 10 do
  local unfinished = create(function() yield(i) end)
  resume(unfinished)
  finished[unfinished] = true
end
collectgarbage()
collectgarbage()
print(next(finished))
