-- SPDX-License-Identifier: MIT
-- A wait inside coroutines in coroutines parks them all; they go on as if nothing was.

local function nest(depth)
  if depth == 0 then
    this_fiber.yield()
    return 'bottom', nil
  end
  local co = coroutine.wrap(nest)
  return co(depth - 1)
end

for depth = 0, 5 do
  local ticks = 0
  local other = spawn(function() ticks = ticks + 1 end)
  print(depth, ticks, select('#', nest(depth)), ticks)
  other:join()
end
-- expect: 0	0	2	1
-- expect: 1	0	2	1
-- expect: 2	0	2	1
-- expect: 3	0	2	1
-- expect: 4	0	2	1
-- expect: 5	0	2	1
print(spawn(function() return nest(100) end):join())  -- expect: bottom	nil
