-- SPDX-License-Identifier: MIT
-- Weak tables lose their dead entries and keep their living ones after a full collection.

local function count(t)
  local n = 0
  for _ in pairs(t) do n = n + 1 end
  return n
end
local function collect()
  collectgarbage()
  collectgarbage()
end

local keep = { {}, {} }
local values = setmetatable({}, { __mode = "v" })
values.dead, values.alive, values.number, values.string = {}, keep[1], 12, "str" .. "ing"
values[1], values[2], values[3] = {}, keep[2], {}
values.fn = function() return keep end
values.co = coroutine.create(function() return keep end)
collect()
print(values.dead, values.alive == keep[1], values.number, values.string)
print(values[1], values[2] == keep[2], values[3], values.fn, values.co)

local keys = setmetatable({}, { __mode = "k" })
keys[{}] = 1
keys[keep[1]] = 2
keys["text"] = {}
keys[5] = "five"
keys[true] = false
collect()
print(count(keys), keys[keep[1]], type(keys.text), keys[5], keys[true])

local both = setmetatable({}, { __mode = "kv" })
both[{}] = keep
both[keep] = {}
both[keep[1]] = keep[2]
collect()
print(count(both), both[keep[1]] == keep[2])

local strong = setmetatable({}, { __mode = "x" })
strong[{}] = {}
collect()
print(count(strong))
local late = {}
late[1] = {}
setmetatable(late, { __mode = "v" })
collect()
print(late[1])

local cache = setmetatable({}, { __mode = "v" })
local function intern(k)
  cache[k] = cache[k] or { key = k }
  return cache[k]
end
local a = intern("a")
print(intern("a") == a)
for i = 1, 1000 do intern(i) end
collect()
print(count(cache), cache.a == a)
a = nil
collect()
print(count(cache))

local closure_keeps = setmetatable({}, { __mode = "v" })
local f
do
  local captured = { "captured" }
  closure_keeps[1] = captured
  f = function() return captured[1] end
end
collect()
print(closure_keeps[1] ~= nil, f())
f = nil
collect()
print(closure_keeps[1])

local in_coroutine = setmetatable({}, { __mode = "v" })
local co = coroutine.wrap(function()
  local object = { "on a stack" }
  in_coroutine[1] = object
  coroutine.yield()
  return object[1]
end)
co()
collect()
print(in_coroutine[1] ~= nil, co())
co = nil
collect()
print(in_coroutine[1])
local cycle = setmetatable({}, { __mode = "v" })
do
  local x, y = {}, {}
  x.y, y.x = y, x
  cycle[1], cycle[2] = x, y
end
collect()
print(cycle[1], cycle[2])
