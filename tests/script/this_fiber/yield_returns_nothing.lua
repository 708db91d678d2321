-- SPDX-License-Identifier: MIT
-- yield takes and returns nothing, alone or among others.

print(select('#', this_fiber.yield()))            -- expect: 0
print(select('#', this_fiber.yield(1, nil, 'x'))) -- expect: 0
spawn(function()
  print(select('#', this_fiber.yield('y')))       -- expect: 0
  print(coroutine.wrap(function(...)
    return select('#', this_fiber.yield(...))     -- expect: 0
  end)(1, 2, 3))
end):join()
