-- SPDX-License-Identifier: MIT
-- xpcall handlers see the error, the living stack and may fail or return anything.

local function short(s) return (tostring(s):gsub("[^%s:\"'\\[]*/", "")) end

print(xpcall(function() return 1, nil, nil end, print))
print(select("#", xpcall(function() return 1, nil, nil end, print)),
  select("#", xpcall(function() end, print)))
print(xpcall(function(...) return select("#", ...), ... end, print, "a", nil))
print(xpcall(function() error("oops", 0) end, function(e)
  return "handled " .. e, "dropped"
end))
print(xpcall(error, function(e) return "C function: " .. tostring(e) end, "arg", 0))
print(xpcall(error, function(e) return e end), xpcall(error, function() end, "lost"))
print(select("#", xpcall(error, function() end, "lost")),
  select("#", xpcall(error, function() return 1, 2 end)))
print(xpcall(function() error({ code = 5 }) end, function(e) return e.code end))
print(xpcall(nil, function(e) return "not callable: " .. e end))
print(xpcall(5, function(e) return e end))
print(xpcall(setmetatable({}, { __call = function(_, x)
  return "callable", x
end }), print, 7))
print(pcall(xpcall) == false, pcall(xpcall, print) == false)
print((select(2, pcall(xpcall, print)):gsub("'[^']*'", "'_'")))
print((select(2, pcall(xpcall, print, nil)):gsub("'[^']*'", "'_'")))
print((select(2, pcall(xpcall, print, 5)):gsub("'[^']*'", "'_'")))

local function thrower() local precious = "seen"; error("stack is alive") end
print(xpcall(thrower, function(e)
  local name, value = debug.getlocal(3, 1)
  return short(e) .. " " .. name .. "=" .. value
end))
print(xpcall(function() local t = nil; return t.field end, function(e)
  local info = debug.getinfo(2, "Sl")
  return short(e) .. " at line " .. info.currentline .. " in " .. info.what
end))
local function top() thrower() return 1 end
local _, trace = xpcall(top, debug.traceback)
local lines = {}
for line in trace:gmatch("[^\n]+") do lines[#lines + 1] = short(line) end
print(lines[1])
print(lines[2])
print(lines[3])
print(lines[4])
print(lines[5])
print(xpcall(error, debug.traceback, { "tables pass through traceback" }) == false)
local passed = {}
local _, same = xpcall(error, debug.traceback, passed)
print(same == passed)

print(xpcall(function() error("first", 0) end, function(e)
  error("second", 0)
end) == false)
print(type(select(2, xpcall(error, function() error("again") end, "x"))))
local depth = 0
print((xpcall(error, function(e)
  depth = depth + 1
  if depth < 3 then error("more", 0) end
  return "handled at depth " .. depth
end, "x")))

print(xpcall(function()
  return xpcall(error, function(e) return "inner " .. e end, "x")
end, function(e) return "outer " .. e end))
print(xpcall(function()
  local ok, e = pcall(error, "caught by pcall")
  error(e .. ", raised again", 0)
end, function(e) return "handler: " .. e end))
local seen = {}
print(xpcall(function()
  pcall(error, "not for the handler")
  coroutine.resume(coroutine.create(function() error("nor this") end))
  error("for the handler", 0)
end, function(e) seen[#seen + 1] = e return #seen end))
print(table.concat(seen, ";"))

print(xpcall(error, function(e) return pcall(error, "inside the handler " .. e) end, "x"))
print(xpcall(error, function(e)
  local co = coroutine.wrap(function(x) coroutine.yield(x .. " in a coroutine") end)
  return co(e)
end, "handler"))
print(xpcall(error, function(e) io.write("writing ", e, "; ") return e end, "handler"))
print(xpcall(error, tostring, 12), xpcall(error, type, {}),
  xpcall(error, string.upper, "up"))
print(coroutine.wrap(function()
  return xpcall(function(x)
    local y = coroutine.yield(x)
    error("after yield " .. y, 0)
  end, function(e) return "handled " .. e end, "first")
end)())
local co = coroutine.wrap(function()
  return xpcall(function(x)
    local y = coroutine.yield(x)
    error("after yield " .. y, 0)
  end, function(e) return "handled " .. e end, "first")
end)
print(co())
print(co("second"))
co = coroutine.wrap(function()
  local ok, e = xpcall(function() error("outside", 0) end, function(e)
    return (select(2, pcall(coroutine.yield, "from handler")))
  end)
  return ok
end)
print(type((pcall(co))))
local function overflow() return 1 + overflow() end
print(xpcall(overflow, function(e) return (tostring(e):match("stack overflow")) end))
