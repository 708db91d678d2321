-- SPDX-License-Identifier: MIT
-- Functions survive string.dump and loading back, without their upvalues.

local function add(a, b, ...)
  local extra = select("#", ...)
  return a + b, extra
end
local copy = loadstring(string.dump(add))
print(copy(1, 2, nil, nil), copy ~= add, type(copy))
print(string.dump(add):sub(1, 3) == "\27LJ", string.dump(add):sub(1, 1):byte())

local factorial = loadstring(string.dump(function(n)
  local function go(k) return k < 2 and 1 or k * go(k - 1) end
  return go(n)
end))
print(factorial(10))

local hidden = 42
local function uses() return hidden end
local blank = loadstring(string.dump(uses))
print(blank(), uses())
debug.setupvalue(blank, 1, "given")
print(blank(), hidden)

local stripped = loadstring(string.dump(function(x) return x.y.z end, true))
local ok, why = pcall(stripped, {})
print(ok, why:match("attempt to index .*"))
print(pcall(string.dump, print))
print((select(2, pcall(string.dump)):gsub("'[^']*'", "'_'")))

local chunk = loadstring "local t = {...} return #t, t[1], 'k' .. t[2], 1e300, -0.5, 7LL"
print(loadstring(string.dump(chunk))("a", "b"))
local loops = loadstring(string.dump(function()
  local s = 0
  for i = 1, 1000 do s = s + i end
  for _, v in ipairs { 1, 2, 3 } do s = s + v end
  while s % 7 ~= 0 do s = s + 1 end
  return s
end))
print(loops())

local file = io.open("chunk.luac", "wb")
print(file:write(string.dump(function(...) return "from file", ... end)), file:close())
print(loadfile("chunk.luac")(1, 2))
print(dofile("chunk.luac"))
print(load(string.dump(add), "name", "b")(3, 4))
print(load(string.dump(add), "=name", "t"))
print(load("return 1", "=name", "b"))
print(load("\27garbage", "=name"))
print(setfenv(loadstring(string.dump(function()
  return answer
end)), { answer = "env" })())
