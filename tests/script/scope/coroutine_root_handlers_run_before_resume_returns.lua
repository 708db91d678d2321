-- SPDX-License-Identifier: MIT
-- At the end of a coroutine its handlers run, they may wait, then resume returns.

local function body(fails)
  return function()
    scope_cleanup_push(function()
      this_fiber.yield()
      print 'cleaned'
    end)
    if fails then error('failed', 0) end
    return 1, nil, nil
  end
end

local co = coroutine.create(body(false))
print(select('#', coroutine.resume(co)), coroutine.status(co))
co = coroutine.create(body(true))
print(coroutine.resume(co))
print(coroutine.status(co))
print(select('#', coroutine.wrap(body(false))()))
print(pcall(coroutine.wrap(body(true))))
-- expect: cleaned
-- expect: 4	dead
-- expect: cleaned
-- expect: false	failed
-- expect: dead
-- expect: cleaned
-- expect: 3
-- expect: cleaned
-- expect: false	failed
