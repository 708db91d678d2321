-- SPDX-License-Identifier: MIT
-- Deep recursion works to its limit and past it raises an error that can be caught.

local function overflowed(f, ...)
  local ok, why = pcall(f, ...)
  return ok, tostring(why):match("stack overflow")
end
local function down(n) return n == 0 and 0 or 1 + down(n - 1) end
print(down(10000))
local function forever(n) return 1 + forever(n + 1) end
for _ = 1, 3 do print(overflowed(forever, 1)) end
print(down(5000))
local function tail(n) if n == 0 then return "tail" end return tail(n - 1) end
print(tail(1000000))
local function ping(n)
  if n == 0 then return "pong" end return (function(m) return ping(m - 1) end)(n)
end
print(ping(100000))
local t = setmetatable({}, {})
getmetatable(t).__index = function(self, k) return self[k + 1] + 1 end
print(overflowed(function() return t[1] end))
getmetatable(t).__index = function(_, k) return k == 150 and 1 or 1 + t[k + 1] end
print(t[1])
getmetatable(t).__call = function(self, n) return n == 0 and 0 or 1 + self(n - 1) end
print(t(1000), overflowed(function()
  local function r() return 1 + r() end return r()
end))
getmetatable(t).__tostring = function() return "depth " .. ("x"):rep(3) end
print(tostring(t))
local co = coroutine.create(function() return overflowed(forever, 1) end)
print(coroutine.resume(co))
print(coroutine.status(co), coroutine.resume(coroutine.create(forever), 1) == false)
local function in_pcall(n)
  if n == 0 then return "bottom of pcalls" end return select(2, pcall(in_pcall, n - 1))
end
print(in_pcall(1000))
local function in_pcall_forever(n)
  local ok, why = pcall(in_pcall_forever, n + 1) return ok and why or n
end
print(in_pcall_forever(1) > 1000)
local function many_args(...) return select("#", ...) end
print(overflowed(function() return many_args(unpack({}, 1, 5000)) end),
  many_args(unpack({}, 1, 5000)))
print(pcall(unpack, {}, 1, 1e7) == false)
print(overflowed(string.gsub, ("x"):rep(10), "x", function() return forever(1) end))
local depth = 0
local function gsub_deep(s)
  depth = depth + 1
  if depth == 100 then return "deep" end
  return (s:gsub("x", gsub_deep))
end
print(("x"):gsub("x", gsub_deep))
print(pcall(string.rep, "x", -1), #("x"):rep(1e6),
  pcall(string.find, ("a"):rep(1000), ".-b"))
print((pcall(string.match, ("("):rep(50), ("("):rep(50))))
local nested = {}
local inner = nested
for _ = 1, 100000 do
  inner[1] = {}
  inner = inner[1]
end
local count = 0
inner = nested
while inner[1] do
  inner = inner[1]
  count = count + 1
end
print(count)
nested = nil
collectgarbage()
local keys = {}
for i = 1, 50000 do keys["key" .. i] = i end
local sum = 0
for i = 1, 50000 do sum = sum + keys["key" .. i] end
print(sum)
local strings = {}
for i = 1, 10000 do strings[i] = ("s"):rep(i % 100) .. i % 100 end
local same = 0
for i = 101, 10000 do
  if rawequal(strings[i], strings[i - 100]) then same = same + 1 end
end
print(same)
local long = {}
for i = 1, 200 do long[i] = ("%d"):format(i):rep(100) end
print(#table.concat(long), table.concat(long):sub(-6))
