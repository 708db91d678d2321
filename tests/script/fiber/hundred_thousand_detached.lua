-- SPDX-License-Identifier: MIT
-- Handles that nobody keeps cost nothing once their fibers have ended.

local count = 0
local function work()
  count = count + 1
  this_fiber.yield()
  count = count + 1
end
for i = 1, 100000 do
  spawn(work):detach()
  if i % 100 == 0 then this_fiber.yield() end
end
this_fiber.yield()
this_fiber.yield()
print(count)                                -- expect: 200000
collectgarbage()
collectgarbage()
print(collectgarbage 'count' < 8000)        -- expect: true
