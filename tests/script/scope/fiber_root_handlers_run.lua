-- SPDX-License-Identifier: MIT
-- A fiber's own handlers run at its end, before its joiner goes on, and keep its results.

local f = spawn(function()
  scope_cleanup_push(function()
    this_fiber.yield()
    print 'cleaned'
  end)
  return 1, nil, 3, nil
end)
print(select('#', f:join()))      -- expect: cleaned
                                  -- expect: 4

f = spawn(function()
  scope_cleanup_push(function()
    this_fiber.yield()
    print 'cleaned again'
  end)
  return 'a', nil, 'c'
end)
print(f:join())                   -- expect: cleaned again
                                  -- expect: a	nil	c
