-- SPDX-License-Identifier: MIT
-- Thousands of coroutines, each waiting, in fibers by the hundred.

local sum = 0
local fibers = {}
for i = 1, 100 do
  fibers[i] = spawn(function()
    for j = 1, 50 do
      local co = coroutine.wrap(function()
        this_fiber.yield()
        coroutine.yield(j)
        this_fiber.yield()
        return i
      end)
      local one, other = co(), co()
      sum = sum + one + other
    end
  end)
end
for _, f in ipairs(fibers) do f:join() end
print(sum)      -- expect: 380000
