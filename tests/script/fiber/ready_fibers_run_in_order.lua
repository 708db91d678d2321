-- SPDX-License-Identifier: MIT
-- Whoever becomes ready goes to the end of the queue.

local order = {}
local fibers = {}
for i = 1, 3 do
  fibers[i] = spawn(function()
    for round = 1, 3 do
      order[#order + 1] = i .. '.' .. round
      this_fiber.yield()
    end
  end)
end
print(#order)                             -- expect: 0
for _, f in ipairs(fibers) do f:join() end
print(table.concat(order, ' '))           -- expect: 1.1 2.1 3.1 1.2 2.2 3.2 1.3 2.3 3.3
