-- SPDX-License-Identifier: MIT
-- Compiled and interpreted code agree, and the jit table answers.

print(type(jit.version), type(jit.version_num), type(jit.os), type(jit.arch),
  type(jit.status()))
print(select("#", jit.status()) >= 1, jit.version:match("^LuaJIT 2%.1") ~= nil,
  jit == require "jit")
print(type(jit.on), type(jit.off), type(jit.flush), jit.flush(), type(jit.opt))

local function work(n)
  local s, t = 0, {}
  for i = 1, n do
    t[i % 50 + 1] = i
    s = (s * 31 + (t[(i * 7) % 50 + 1] or 0)) % 1000003
    if i % 3 == 0 then s = s + #tostring(i) end
    if i % 1000 == 0 then s = s + select("#", pcall(error, i)) end
  end
  return s
end
jit.off(work)
local interpreted = work(20000)
jit.on(work)
print(interpreted == work(20000), interpreted)
jit.off()
local off = work(5000)
print((jit.status()))
jit.on()
print((jit.status()), off == work(5000))

local function poly(x) return x + 1 end
local results = {}
for i = 1, 300 do
  local ok, v = pcall(poly, i % 100 == 0 and {} or i % 7 == 0 and tostring(i) or i)
  results[#results + 1] = ok and v or "e"
end
print(results[7], results[100], results[300], results[299])
local mt = setmetatable({}, { __index = function(_, k) return k * 2 end })
local s = 0
for i = 1, 500 do s = s + mt[i] end
print(s)
local gen = coroutine.wrap(function() for i = 1, 1000 do coroutine.yield(i) end end)
s = 0
for i = 1, 1000 do s = s + gen() end
print(s)
s = 0
for i = 1, 1000 do
  local ok, v = pcall(function(...) return (select(2, ...)) end, i, i * 2)
  s = s + v
end
print(s)
local parts = {}
for i = 1, 300 do parts[#parts + 1] = ("%d:%s"):format(i, ("x"):rep(i % 3)) end
print(#table.concat(parts), parts[300])
local function vararg_sum(...)
  local total = 0
  for i = 1, select("#", ...) do total = total + (select(i, ...)) end
  return total
end
s = 0
for i = 1, 300 do s = s + vararg_sum(i, i + 1, i + 2) end
print(s)
local x = 0
for i = 1, 200 do
  local up = function() x = x + i return x end
  up()
end
print(x)
for i = 2^31 - 100, 2^31 + 100 do x = x + i end
print(("%.0f"):format(x))
local count = 0
for i = 1, 1000 do
  if i == 900 then error = error end
  local ok = pcall(string.rep, i > 950 and {} or "x", 2)
  if ok then count = count + 1 end
end
print(count)
