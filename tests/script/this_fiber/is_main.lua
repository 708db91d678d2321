-- SPDX-License-Identifier: MIT
-- True in the main fiber and its coroutines, false in others.

print(this_fiber.is_main)                                     -- expect: true
print(coroutine.wrap(function() return this_fiber.is_main end)()) -- expect: true
print(spawn(function() return this_fiber.is_main end):join()) -- expect: false
local co = coroutine.wrap(function()
  while true do coroutine.yield(this_fiber.is_main) end
end)
print(co(), spawn(function() return co() end):join(), co())  -- expect: true	false	true
