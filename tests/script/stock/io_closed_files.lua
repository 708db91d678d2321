-- SPDX-License-Identifier: MIT
-- Closed files refuse all but io.type and tostring; standard files refuse to close.

local function try(...)
  local ok, why, more = pcall(...)
  print(ok, type(why) == "string"
    and why:gsub("to '[^']*'", "to '_'"):gsub("%S*/stock/", "") or why, more)
end

local f = io.open("f", "w+")
print(io.type(f), tostring(f):match("^file %(0x%x+%)$") ~= nil)
print(f:close())
print(io.type(f), tostring(f), ("%s"):format(f))
print(f)
for _, method in ipairs { "read", "write", "lines", "seek", "flush", "setvbuf",
  "close" } do
  io.write(method, " ")
  try(f[method], f)
  io.write(method, " ")
  try(function() local x = f[method](f) return x end)
end
try(function() local x = f:read("*l") return x end)
try(function() local x = f:write("x") return x end)
try(function() f:close() return nil end)
try(io.close, f)
try(io.input, f)
try(io.output, f)
print(f == f, f ~= io.open("f"), type(f), f.read == io.stdout.read)

local handles = {}
for i = 1, 5 do handles[i] = io.open("f") end
print(io.close(handles[1]), handles[2]:close(), io.type(handles[1]), io.type(handles[3]))
local opened = io.open("f", "w")
opened:write("x")
print(pcall(opened.close, opened), pcall(opened.close, opened))

print(io.stdin:close())
print(io.stdout:close())
print(io.stderr:close())
print(io.close())
print(io.close(io.stdout))
print(io.stdout.close())
print(select("#", io.close()), io.type(io.stdout), io.type(io.stdin), io.type(io.stderr))
try(io.close, nil)
try(io.close, 1)
try(io.close, {})
try(io.close, "f")
try(io.close, newproxy(true))
try(f.close, {})
try(f.read, io)
try(f.read, newproxy())
print(io.type(1), io.type(nil), io.type({}), io.type("f"), io.type(newproxy()),
  io.type(print))
try(io.type)
print(tostring(io.stdout):match("^file %(0x%x+%)$") ~= nil,
  tostring(io.stdout) == tostring(io.stdout))
print(io.stdout ~= io.stderr, io.stdout == io.output())
local during = io.open("f", "w+")
during:write("1\n2\n3\n")
during:seek("set")
try(function()
  for line in during:lines() do
    io.write(line, " ")
    during:close()
  end
end)
local co = coroutine.wrap(function()
  local inside = io.open("f")
  coroutine.yield(inside)
  return pcall(inside.read, inside)
end)
print(co():close(), co())
