-- SPDX-License-Identifier: MIT
-- Input and output work inside every callback that C code makes.

local f = io.open("f", "w")
for i = 1, 60 do f:write("line ", i, "\n") end
f:close()
f = io.open("f")
local out = io.open("out", "w")

print((("abc"):gsub("%w", function(c) return c .. f:read("*l"):sub(-1) end)))
local t = { 3, 1, 2 }
table.sort(t, function(a, b)
  local line = f:read()
  out:write(line, "\n")
  out:flush()
  return a < b
end)
print(unpack(t))
local object = setmetatable({}, { __tostring = function() return (f:read()) end })
local at = tonumber(tostring(object):match("%d+"))
print(at > 4 and at < 12, #("%s"):format(object) >= 6)
print(tostring(object):match("^line %d+$") ~= nil)
f:seek("set")
print(object)
print(loadstring("local f = ... return f:read()")(f))
f:seek("set")
local source = io.open("source.lua", "w")
source:write("local x = 1\nreturn 'loaded by pieces', x, ...\n")
source:close()
source = io.open("source.lua")
print(load(function() return source:read(5) end)("arg"))
source:seek("set")
print(load(function() local line = source:read("*L") return line end)())
source:close()
print(load(io.lines("source.lua", "*L"))("by lines"))
local lib = io.open("lib.lua", "w")
lib:write("local f = io.open('f') local s = f:read() f:close() ",
  "io.write('in the module; ') return { first = s }")
lib:close()
package.path = "?.lua"
print(require "lib".first)
print(dofile("lib.lua").first)
table.insert(package.loaders, 2, function(name)
  if name == "from_a_file" then
    local s = io.open("f"):read()
    return function() io.write("in a loader; ") return s end
  end
end)
print(require "from_a_file")
local lazy = setmetatable({},
  { __index = function(_, k) f:seek("set") return f:read(k) end })
print(lazy[4], lazy["*l"], lazy["*L"])
local adds = setmetatable({},
  { __add = function(_, k) f:seek("set", 5) return f:read("*n") + k end,
  __lt = function() return f:read() == "" end, __concat = function() return f:read() end,
  __call = function(_, ...) return f:read(...) end,
    __eq = function() return f:read() ~= nil end,
  __newindex = function(_, k, v) out:write(k, "=", v, "\n") out:flush() end })
print(adds + 10, adds < adds, adds .. "", adds("*l", 4))
adds.key = "value"
print(io.open("out"):read("*a"):match("key=value"))
local guard = newproxy(true)
getmetatable(guard).__gc = function()
  f:seek("set") io.write("finalizer reads ", f:read(), "; ")
end
guard = nil
collectgarbage()
collectgarbage()
print(f:read())
local reads = 0
jit.off()
debug.sethook(function()
  if reads < 3 then
    reads = reads + 1
    f:read()
  end
end, "", 50)
for i = 1, 2000 do local _ = i * 2 end
debug.sethook()
jit.on()
print(reads, f:read())
print(xpcall(error, function(e)
  f:seek("set") return e .. " " .. f:read()
end, "handled with"))
table.foreach({ 1 }, function(k, v) io.write("foreach ", k, v, " ", f:read(), "\n") end)
print(pcall(function() f:seek("set") error(f:read(), 0) end))
print(select(2, pcall(error, setmetatable({}, { __index = function()
  return f:read()
end }))).field)
local ffi = require "ffi"
ffi.cdef "void qsort(void *, size_t, size_t, int (*)(const int *, const int *));"
local numbers = ffi.new("int[3]", 3, 1, 2)
local compared = 0
local compare = ffi.cast("int (*)(const int *, const int *)", function(a, b)
  compared = compared + (f:read() and 1 or 0)
  return a[0] - b[0]
end)
jit.off()
ffi.C.qsort(numbers, 3, 4, compare)
jit.on()
compare:free()
print(numbers[0], numbers[1], numbers[2], compared >= 2)
local nested = coroutine.wrap(function()
  return (("xy"):gsub("%w", function(c)
    return coroutine.wrap(function()
      coroutine.yield(c .. f:seek("set") .. f:read(4))
    end)()
  end))
end)
print(nested())
for word in string.gmatch(f:seek("set") .. f:read("*l"), "%a+") do
  io.write(word, " ", f:read(), "\n")
end
print(os.execute(f:seek("set") == 0 and "true" or "false"), out:close(), f:close())
