-- SPDX-License-Identifier: MIT
-- What the function returned arrives with its count: inner and trailing nils too.

local function count(...)
  return select('#', ...), ...
end

local waited = spawn(function() return 1, nil, 3, nil, nil end)
print(count(waited:join()))                           -- expect: 5	1	nil	3	nil	nil
print(count(spawn(function() end):join()))            -- expect: 0
print(count(spawn(function() return nil end):join())) -- expect: 1	nil

local ended = spawn(function() return nil, false, nil end)
this_fiber.yield()
print(count(ended:join()))                            -- expect: 3	nil	false	nil
