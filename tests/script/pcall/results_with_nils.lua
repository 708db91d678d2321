-- SPDX-License-Identifier: MIT
-- Every result comes through, trailing nils too, with and without suspension.

local function count(...)
  return select('#', ...), ...
end

local function results()
  this_fiber.yield()
  return nil, 2, nil, nil
end

print(count(pcall(function() return nil, nil end)))  -- expect: 3	true	nil	nil
print(count(pcall(results)))                         -- expect: 5	true	nil	2	nil	nil
print(count(xpcall(results, print)))                 -- expect: 5	true	nil	2	nil	nil
print(count(pcall(function() end)))                  -- expect: 1	true
