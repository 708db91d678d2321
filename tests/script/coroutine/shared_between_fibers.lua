-- SPDX-License-Identifier: MIT
-- A coroutine created in one fiber is resumed in others, and waits with its resumer.

local producer = coroutine.wrap(function()
  for i = 1, 6 do
    this_fiber.yield()
    coroutine.yield(i)
  end
end)
local got = {}
for i = 1, 3 do
  spawn(function()
    got[#got + 1] = i .. ':' .. producer() .. producer()
  end):join()
end
print(table.concat(got, ' '))            -- expect: 1:12 2:34 3:56
