-- SPDX-License-Identifier: MIT
-- Finalizers of proxies run once, newest first, may resurrect and may call anything.

local order = {}
local function proxy(name, action)
  local p = newproxy(true)
  getmetatable(p).__gc = function(self)
    order[#order + 1] = name
    if action then action(self) end
  end
  return p
end
local function collect()
  collectgarbage()
  collectgarbage()
end

do
  local a, b, c = proxy("first"), proxy("second"), proxy("third")
  print(type(a), type(b), type(c))
end
collect()
print(table.concat(order, " "))

order = {}
local saved
do proxy("resurrected", function(self) saved = self end) end
collect()
print(type(saved), #order)
saved = nil
collect()
print(#order)

order = {}
local results = {}
do
  proxy("pcall", function() results[#results + 1] = tostring(pcall(error, "inside")) end)
  proxy("coroutine", function()
    local gen = coroutine.wrap(function() for i = 1, 3 do coroutine.yield(i) end end)
    results[#results + 1] = gen() + gen() + gen()
  end)
  proxy("write", function() io.write("written by a finalizer\n") end)
  proxy("file", function()
    local f = io.open("finalizer.txt", "w")
    f:write("text")
    f:close()
    results[#results + 1] = io.open("finalizer.txt"):read("*a")
  end)
  proxy("alloc", function() local t = {} for i = 1, 1000 do t[i] = {} end end)
end
collect()
table.sort(order)
print(table.concat(order, " "))
table.sort(results, function(x, y) return tostring(x) < tostring(y) end)
print(unpack(results))

local t = setmetatable({}, { __gc = function() order[#order + 1] = "table" end })
t = nil
collect()
print(order[#order])

print(type(collectgarbage("count")), collectgarbage(), collectgarbage("collect"))
print(type(collectgarbage("step")), collectgarbage("stop"), collectgarbage("restart"))
print(collectgarbage("setpause", 150), collectgarbage("setpause", 200))
print(collectgarbage("setstepmul", 300), collectgarbage("setstepmul", 200))
print(select(2, pcall(collectgarbage, "nonsense")):gsub("to '[^']*'", "to '_'"))
print(collectgarbage("step", 100000))
local before = collectgarbage("count")
local big = ("x"):rep(2^20)
print(collectgarbage("count") - before > 1000, #big)
big = nil
collect()
print(collectgarbage("count") - before < 500)
print(type(gcinfo()), math.floor(collectgarbage("count")) - gcinfo() <= 1)
for _ = 1, 200 do proxy("many") end
order = {}
collect()
print(#order)
