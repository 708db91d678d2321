-- SPDX-License-Identifier: MIT
-- insert, remove, concat, maxn, unpack, foreach and move with their bounds and errors.

local function show(t)
  return "{" .. table.concat(t, " ") .. "}"
end
local function try(f, ...)
  local ok, why = pcall(f, ...)
  print(ok, (tostring(why):gsub("to '[^']*'", "to '_'")))
end

local t = {}
print(table.insert(t, "b"), table.insert(t, 1, "a"), table.insert(t, 3, "c"), show(t))
table.insert(t, 2, "x")
print(show(t), table.remove(t, 2), show(t), table.remove(t), show(t), table.remove(t, 1),
  show(t))
print(table.remove(t), table.remove(t), #t, select("#", table.remove(t)),
  table.remove({}, 5))
print(table.remove({ "a", "b" }, 3), table.remove({ "a", "b" }, 0),
  table.remove({ [0] = "z" }, 0))
local wide = { 1, 2, 3 }
table.insert(wide, 10, "far")
print(wide[10], #wide == 3 or #wide == 10, wide[4])
table.insert(wide, -2, "low")
print(wide[-2], wide[1])
try(table.insert, { 1 })
try(table.insert, { 1 }, 1, 2, 3)
try(table.insert, nil, 1)
try(table.insert, { 1 }, "x", 2)
try(table.remove)
try(table.remove, {}, "x")

print(table.concat({}), table.concat({ 1 }), table.concat({ 1, "b", 2.5 }, "-"))
print(table.concat({ 1, 2, 3 }, ",", 2), table.concat({ 1, 2, 3 }, ",", 2, 2),
  table.concat({ 1 }, ",", 2))
print(table.concat({ 1, 2, 3 }, ",", 3, 1), table.concat({ 1, 2 }, 0),
  #table.concat({ "a", "b" }, "\0"))
try(table.concat, { 1, {}, 3 })
try(table.concat, { 1, nil, 3 }, ",", 1, 3)
try(table.concat, { true })
try(table.concat, { 1 }, {})
try(table.concat, { 1 }, ",", 1, 2)
try(table.concat)
local many = {}
for i = 1, 5000 do many[i] = i % 10 end
print(#table.concat(many), #table.concat(many, ", "), table.concat(many, "", 4990, 4999))

print(table.maxn({}), table.maxn({ 1, 2 }), table.maxn({ [10] = 1, [3.5] = 2 }),
  table.maxn({ [-1] = 1 }))
print(table.maxn({ x = 1, [1e10] = 1 }), table.getn({ 1, 2, 3 }), table.setn)
table.foreach({ 10, 20 }, print)
print(table.foreach({ 10, 20, 30 }, function(k, v) if v == 20 then return k, v end end))
table.foreachi({ "a", "b", nil, "d" }, function(i, v) io.write(i, v or "nil", ";") end)
print()

print(unpack({ 1, 2, 3 }), (unpack({ 1, 2 })))
print(unpack({ 1, 2, 3 }, 2))
print(unpack({ 1, 2, 3 }, 2, 5))
print(unpack({}, 1, 3))
print(select("#", unpack({}, 1, 0)), select("#", unpack({}, 5, 1)),
  unpack({ 1, 2 }, -1, 1))
print(select("#", unpack({}, 1, 200)), select("#", unpack(many)),
  (select(5000, unpack(many))))
try(unpack, {}, 1, 1e7)
try(unpack)
try(unpack, {}, 1, 1e6)
print(unpack({ [3] = "c", [4] = "d" }, 3, 4))

print(show(table.move({ 1, 2, 3 }, 2, 3, 1)), show(table.move({ 1, 2, 3 }, 1, 3, 2)))
print(show(table.move({ 1, 2, 3 }, 1, 3, 1, { 9, 9, 9, 9 })),
  show(table.move({ 1 }, 1, 0, 5)))
local cleared = { 1, 2, x = 3 }
require "table.clear"(cleared)
print(next(cleared), #require "table.new"(10, 10))
