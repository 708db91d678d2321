-- SPDX-License-Identifier: MIT
-- Loops that the compiler has taken still wait and yield correctly.

local co = coroutine.wrap(function()
  for i = 1, 20000 do
    if i % 7 == 0 then this_fiber.yield() end
    coroutine.yield(i)
  end
end)
local sum, ticks, stop = 0, 0, false
local f = spawn(function()
  while not stop do
    ticks = ticks + 1
    this_fiber.yield()
  end
end)
for _ = 1, 20000 do sum = sum + co() end
stop = true
f:join()
print(sum, ticks)     -- expect: 200010000	2857
