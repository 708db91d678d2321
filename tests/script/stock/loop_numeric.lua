-- SPDX-License-Identifier: MIT
-- Numeric for loops stop where they must for every start, limit and step.

local function run(a, b, c)
  local seen = {}
  for i = a, b, c or 1 do
    seen[#seen + 1] = tostring(i)
    if #seen == 12 then break end
  end
  print(a, b, c, "->", table.concat(seen, " "))
end

run(1, 5)
run(5, 1)
run(5, 1, -2)
run(1, 2, 0.25)
run(0, 1, 0.1)
run(1, 0)
run(1, 1)
run(-3, 3, 2)
run(1, math.huge)
run(-math.huge, 1)
run(math.huge, 1, -1)
run(1, -math.huge, -1)
run(0.5, 3)
run(3, 0.5, -1)
run(2^31 - 3, 2^31 + 2)
run(-2^31 + 2, -2^31 - 3, -1)
run(2^53 - 2, 2^53 + 2)
run("1", "3")
run("3", "1", "-1")
run(1, 3, 1e300)
run(1, 3, 1.5)

local nan, count = 0/0, 0
for _ = nan, 1 do count = count + 1 end
for _ = 1, nan do count = count + 1 end
for _ = 1, nan, -1 do count = count + 1 end
print(count)

for i = 1, 3 do
  local j = i
  i = i * 10
  io.write(i, ":", j, " ")
end
print()

local limit = 3
for i = 1, limit do limit = 100 io.write(i, " ") end
print(limit)
local order = {}
local function step(name, v) order[#order + 1] = name return v end
for _ = step("start", 1), step("limit", 2), step("step", 1) do
  order[#order + 1] = "body"
end
print(table.concat(order, " "))

local sum = 0
for i = 1, 100 do
  for j = i, 100, 3 do if (i + j) % 2 == 0 then sum = sum + i * j end end
end
print(sum)
sum = 0
for i = 1e6, 1, -1 do sum = sum + i end
print(sum)
sum = 0
for i = 1, 3 do for i = i, 3 do sum = sum * 10 + i end end
print(sum)

for i = 1, 10 do
  if i == 3 then break end
  io.write(i, " ")
end
print()
local function try(f)
  local ok, why = pcall(f)
  print(ok, (tostring(why):gsub("%S*/", "")))
end
try(function() for _ = "x", 1 do end end)
try(function() for _ = 1, {} do end end)
try(function() for _ = 1, 2, nil do end end)
try(function() for _ = nil, 2 do end end)
for i = 1, 3, 0 do
  print("zero step", i)
  break
end
local huge = 0
for i = 2^53 - 2, 2^53 do
  huge = huge + 1
  if huge > 5 then break end
end
print(huge > 2)
