-- SPDX-License-Identifier: MIT
-- Many cancellations at once: each joiner leaves, the targets are as before.

local targets, joiners = {}, {}
local stop = false
for i = 1, 1000 do
  targets[i] = spawn(function()
    while not stop do this_fiber.yield() end
    return i
  end)
  joiners[i] = spawn(function() return targets[i]:join() end)
end
this_fiber.yield()
for i = 1, 1000, 2 do joiners[i]:cancel() end
stop = true
local sum, caught = 0, 0
for i = 1, 1000 do
  sum = sum + (joiners[i]:join() or 0)
  if joiners[i].cancellation_caught then
    caught = caught + 1
    sum = sum + targets[i]:join()
  end
end
print(sum, caught)                 -- expect: 500500	500
