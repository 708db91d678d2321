-- SPDX-License-Identifier: MIT
-- An iterator of a for loop may wait, be it a function or a wrapped coroutine.

local function numbers(n)
  return coroutine.wrap(function()
    for i = 1, n do
      this_fiber.yield()
      coroutine.yield(i)
    end
  end)
end
local sum = 0
for i in numbers(100) do sum = sum + i end
print(sum)                       -- expect: 5050
local function step(limit, i)
  this_fiber.yield()
  if i < limit then return i + 1 end
end
for i in step, 10, 0 do sum = sum - i end
print(sum)                       -- expect: 4995
