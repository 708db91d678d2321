-- SPDX-License-Identifier: MIT
-- What resume passes and yield returns is not touched by waits in between.

local function count(...)
  return select('#', ...), ...
end

local co = coroutine.wrap(function(...)
  this_fiber.yield()
  local got = { count(coroutine.yield(select('#', ...), nil, nil)) }
  this_fiber.yield()
  return got[1], nil
end)
print(count(co(nil, 1, nil)))  -- expect: 3	3	nil	nil
print(count(co(nil, nil)))     -- expect: 2	2	nil
