-- SPDX-License-Identifier: MIT
-- load, loadstring, loadfile and dofile take text, readers, files and environments.

print(loadstring("return 1 + 1")(), loadstring("return ...")("a", nil), loadstring("")())
print(load("return 'load takes strings'")(), load("return x", "n", "t", { x = "env" })())
print(select("#", loadstring("return nil, nil")()), select("#", loadstring("")()))

local function reader(parts)
  local i = 0
  return function() i = i + 1 return parts[i] end
end
print(load(reader { "return ", "1", "0", " + ", "5" })())
print(load(reader { "re", "turn '", ("x"):rep(3), "' " })(), load(reader {})(),
  load(reader { "" })())
print(load(reader { "return 1", "", "garbage" })())
print(type(load(function() return nil end)), load(reader { "x =" }, "=reader"))
print(load(reader { "return ...", nil }, "=name", "t", {})("args"))
local bytes = {}
for c in ("return 'one byte at a time'"):gmatch(".") do bytes[#bytes + 1] = c end
print(load(reader(bytes))())
local function first_line(f, why)
  return f, (tostring(why):match("[^\n]*"):gsub("%S*/", ""))
end
print(first_line(load(function() error("reader fails", 0) end)))
print(load(function() error({}) end) == nil)
print(first_line(load(reader { "return 1", {} })))
print(first_line(load(reader { "return 1", true })))
print((select(2, load(reader { 5 }))))
print(load(reader { "error('named')" }, "@reader.lua") ~= nil)
print(coroutine.wrap(function()
  return load(coroutine.wrap(function()
    coroutine.yield("return ") coroutine.yield("'generated'")
  end))()
end)())
local big = {}
for i = 1, 5000 do big[i] = "local_" .. i .. " = " .. i .. "\n" end
local env = {}
load(table.concat(big), "=big", "t", env)()
print(env.local_1, env.local_5000)

local function file(name, text)
  local f = io.open(name, "wb")
  f:write(text)
  f:close()
end
file("good.lua", "local a, b = ... \n return 'good', a, b, select('#', ...)")
file("shebang.lua", "#!/usr/bin/env lua\n"
  .. "return 'after the shebang', debug.getinfo(1, 'l').currentline")
file("comment.lua", "# a comment\nreturn 'after #'")
file("bom.lua", "\239\187\191return 'after the mark'")
file("empty.lua", "")
file("only.lua", "#only a comment")
file("bad.lua", "x = = 1")
file("fails.lua", "\n\nerror('raised')")
file("crlf.lua", "return 1,\r\n2,\r\n'a\\\r\nb'\r\n")
print(dofile("good.lua"))
print(loadfile("good.lua")(1, nil))
print(dofile("shebang.lua"))
print(dofile("comment.lua"), dofile("bom.lua"), dofile("empty.lua"), dofile("only.lua"))
print(loadfile("bad.lua"))
print(loadfile("missing.lua"))
print(pcall(dofile, "bad.lua"))
print(pcall(dofile, "missing.lua"))
print(pcall(dofile, "fails.lua"))
print(select("#", dofile("crlf.lua")), (select(3, dofile("crlf.lua"))):byte(1, -1))
print(loadfile("good.lua", "b"))
print(loadfile("good.lua", "t", {}) ~= nil, pcall(loadfile("good.lua", "t", {})) == false)
print(setfenv(loadfile("empty.lua"), {})())
file("globals.lua", "made_here = 'global' return made_here")
env = {}
print(loadfile("globals.lua", "bt", env)(), env.made_here, made_here)
print(debug.getinfo(loadfile("good.lua"), "S").source,
  debug.getinfo(loadfile("good.lua"), "S").what)

print(debug.getinfo(loadstring("return 1"), "S").source,
  debug.getinfo(load("", "=n"), "S").short_src)
print(debug.getinfo(load("", "@f"), "S").short_src,
  debug.getinfo(load("a = 1\nb = 2"), "S").short_src)
local same = loadstring("return 1")
print(same ~= loadstring("return 1"), getfenv(same) == _G)
local function try(f, ...)
  local ok, why = pcall(f, ...)
  print(ok, (tostring(why):gsub("'[^']*'", "'_'")))
end
try(load)
try(load, 5)
try(load, {})
try(loadstring)
try(loadstring, {})
try(loadfile, {})
try(dofile, {})
print(pcall(load, "return 1", "=n", "x"))
local co = coroutine.create(function() return pcall(dofile, "good.lua") end)
print(coroutine.resume(co))
file("yields.lua", "return pcall(coroutine.yield)")
print(coroutine.wrap(function() return (dofile("yields.lua")) end)())
