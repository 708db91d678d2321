-- SPDX-License-Identifier: MIT
-- string.buffer appends, formats, skips, encodes and decodes.

local buffer = require "string.buffer"
local b = buffer.new()
print(#b, tostring(b) == "", b:put("a", 1, 2.5, "b\0c") == b, #b)
print((tostring(b):gsub("%z", "0")), b:get(3), b:get(1, 1), #b)
b:reset()
b:putf("%d-%s-%5.1f", 7, "x", 2.25):put("!")
print(b, tostring(b), b:tostring(), b .. "tail", #b)
b:skip(2)
print(b:get(), #b, b:get() == "", b:get(5) == "")
b:set("external"):put(" more")
print(b:get(100))
for i = 1, 1000 do b:put(i, ",") end
print(#b, b:get(20))
b:free()
print(#b, b:put("after free"):get())
local function object()
  return setmetatable({}, { __tostring = function() return "object" end })
end
print(b:put(object()):get())

local value = { 1, 2, "three", { nested = true, deeper = { 1.5, -0.5 } }, x = 2^40,
  y = 7LL }
local back = buffer.decode(buffer.encode(value))
print(back[1], back[2], back[3], back[4].nested, back[4].deeper[2], back.x, back.y)
for _, v in ipairs { 0, -1, 2^53, "text", "", true, false, 1/0 } do
  io.write(tostring(buffer.decode(buffer.encode(v)) == v), " ")
end
print(buffer.decode(buffer.encode(nil)))
local stream = buffer.new()
stream:encode("one"):encode({ 2 }):encode(3)
print(stream:decode(), stream:decode()[1], stream:decode(), #stream)
local options = { dict = { "name", "value" } }
local e = buffer.new(options)
e:encode { name = "n", value = 5 }
local d = e:decode()
print(d.name, d.value)
print(pcall(buffer.encode, print) == false, pcall(buffer.decode, "\255garbage") == false,
  pcall(stream.decode, stream) == false, pcall(b.put, b, {}) == false,
    pcall(b.put, b, nil) == false)
