-- SPDX-License-Identifier: MIT
-- Files are userdata with one shared metatable that programs may extend.

local mt = getmetatable(io.stdout)
local names = {}
for k, v in pairs(mt) do names[#names + 1] = k .. "=" .. type(v) end
table.sort(names)
print(table.concat(names, " "))
names = {}
for k, v in pairs(io) do names[#names + 1] = k .. "=" .. type(v) end
table.sort(names)
print(table.concat(names, " "))
local f = io.open("f", "w")
print(type(f), getmetatable(f) == mt, mt.__index == mt,
  getmetatable(io.popen("true")) == mt)
print(getmetatable(io.tmpfile()) == mt, mt.__metatable, rawequal(f, f), f.nothing)

mt.__index.writeln = function(self, ...) return self:write(..., "\n") end
function mt:lines_read()
  local n = 0
  for _ in self:lines() do n = n + 1 end
  return n
end
print(f:writeln("extended"), io.stdout:writeln("on standard output"), f:close())
print(io.open("f"):lines_read(), io.open("f"):read())
mt.writeln, mt.lines_read = nil, nil
print(io.stdout.writeln)
mt.__call = function(self, ...) return self:read(...) end
mt.__concat = function(a, b)
  return "file and " .. tostring(type(a) == "string" and a or b)
end
mt.__len = function(self)
  local at = self:seek()
  local size = self:seek("end")
  self:seek("set", at)
  return size
end
f = io.open("f")
print(#f, f(3), #f, f("*a"), f .. "text")
mt.__call, mt.__concat, mt.__len = nil, nil, nil
local index = mt.__index
mt.__index = function(self, k) return index[k] or k .. "?" end
print(f.whatever, f:seek("set"), f:read("*l"), io.read ~= nil)
mt.__index = index
f:close()
local function try(g)
  local ok, why = pcall(g)
  print(ok, (tostring(why):gsub("%S*/stock/", "")))
end
try(function() return #f end)
try(function() return f .. "" end)
try(function() f.x = 1 end)
try(function() return f() end)
try(function() return f < f end)
try(function() return f + 1 end)
try(function() f:nothing() end)
try(function() return f.nothing.deeper end)
local wrapped = setmetatable({}, { __index = function(_, k)
  return function(_, ...) return io.stdout[k](io.stdout, ...) end
end })
print(wrapped:write("through a proxy\n"), wrapped:seek() == nil or true)
local set = { [io.stdout] = "out", [f] = "closed" }
print(set[io.stdout], set[io.stderr], set[f])
local real = io.write
io.write = function(...) return real("[", ..., "]\n") end
io.write("replaced")
io.write = real
print(io.write == real, pcall(string.rep, io.stdout, 2) == false)
