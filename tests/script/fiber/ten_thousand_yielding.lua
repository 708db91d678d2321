-- SPDX-License-Identifier: MIT
-- Ten thousand fibers take turns.

local sum = 0
local fibers = {}
for i = 1, 10000 do
  fibers[i] = spawn(function()
    for _ = 1, 10 do
      sum = sum + 1
      this_fiber.yield()
    end
    return i
  end)
end
local total = 0
for _, f in ipairs(fibers) do total = total + f:join() end
print(sum, total)  -- expect: 100000	50005000
