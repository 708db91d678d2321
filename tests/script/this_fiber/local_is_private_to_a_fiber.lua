-- SPDX-License-Identifier: MIT
-- Each fiber has its own local_, the same table each time, in its coroutines too.

this_fiber.local_.name = 'main'
local function check()
  print(next(this_fiber.local_))                           -- expect: nil
  this_fiber.local_.name = 'fiber'
  local inside = coroutine.wrap(function() return this_fiber.local_ end)()
  print(inside == this_fiber.local_, inside.name)          -- expect: true	fiber
  this_fiber.yield()
  print(inside == this_fiber.local_)                       -- expect: true
end
spawn(check):join()
print(this_fiber.local_.name)                              -- expect: main
print(spawn(function() return next(this_fiber.local_) end):join())  -- expect: nil
