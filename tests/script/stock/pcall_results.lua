-- SPDX-License-Identifier: MIT
-- pcall returns exactly what the function returned and exactly what it raised.

print(pcall(function() end))
print(select("#", pcall(function() end)), select("#", pcall(function() return nil end)))
print(pcall(function() return nil, nil end))
print(select("#", pcall(function() return nil, 1, nil, nil end)))
print(pcall(function(...) return ... end, 1, nil, "x", nil))
print(select("#", pcall(function(...) return ... end, nil, nil, nil)))
print(pcall(function(...) return select("#", ...) end),
  pcall(function(...) return select("#", ...) end, nil))

print(pcall(error))
print(select("#", pcall(error)), select("#", pcall(error, nil)),
  select("#", pcall(error, 1, 2, 3)))
print(pcall(error, "plain"), pcall(error, "level 0", 0), pcall(error, "level 1", 1))
print(pcall(error, nil), pcall(error, false), pcall(error, 12), pcall(error, true))
local object = { code = 7 }
local ok, why = pcall(error, object)
print(ok, why == object, why.code)
ok, why = pcall(error, print)
print(ok, why == print)
ok, why = pcall(error, io.stdout)
print(ok, why == io.stdout)
ok, why = pcall(error, setmetatable({}, { __tostring = function() return "shown" end }))
print(ok, tostring(why))

print(pcall(pcall), pcall(pcall, nil), pcall(pcall, error, "x"))
print(pcall(pcall, pcall, pcall, error, "deep"))
print(pcall(pcall, function(...) return ... end, 1, nil))
print(pcall(select, "#", pcall(pcall, error)))
print((select(2, pcall(pcall)):gsub("'[^']*'", "'_'")))
local function mask(text)
  return (tostring(text):gsub("'[^']*'", "'_'"):gsub("%S*/", ""))
end
print(mask(select(2, pcall(function() pcall() end))))

print(pcall(nil), pcall(5), pcall("string"), pcall({}), pcall(true))
print(pcall(setmetatable({}, { __call = function(_, ...)
  return "called", ...
end }), 1, 2))
print(pcall(setmetatable({}, { __call = error }), "x") == false)
print(pcall(string.upper, "c function"), pcall(math.max, 3, 9, 2), pcall(type, nil))
print(pcall(select, 2, "a", "b", nil))
print(pcall(next, {}), pcall(rawget, { 5 }, 1), pcall(tostring, nil))
print(pcall(unpack, { 1, nil, 3 }, 1, 3))
print(pcall(assert, false), pcall(assert, nil, "message"), pcall(assert, 1, 2, 3))
print(pcall(assert, false, object) == false,
  select(2, pcall(assert, false, object)) == object)
print(mask(select(2, pcall(assert))), pcall(assert, nil, nil))

local big = {}
for i = 1, 5000 do big[i] = i end
print(select("#", pcall(unpack, big)), (select(5001, pcall(unpack, big))))
print(select("#", pcall(function(...) return ... end, unpack(big))))

local function deep(n)
  if n == 0 then return "bottom", nil end return pcall(deep, n - 1)
end
print(select("#", deep(100)), (select(101, deep(100))))
local function raise(n)
  if n == 0 then error("from the bottom", 0) end return pcall(raise, n - 1)
end
print(raise(3))
local function unwound(n)
  if n == 0 then error("unwinds", 0) end
  local r = unwound(n - 1)
  return r
end
print(pcall(unwound, 1000))
local count = 0
for i = 1, 20000 do
  if not pcall(error, i) then count = count + 1 end
  if pcall(math.abs, -i) then count = count + 1 end
end
print(count)
for i = 1, 300 do
  local good, value = pcall(function(x) if x % 3 == 0 then error({ x }) end return x end,
    i)
  count = count + (good and value or value[1])
end
print(count)
local first, second = pcall(function() return pcall(function() error("inner", 0) end) end)
print(first, second, (select(3, pcall(function() return pcall(error, "third") end))))
