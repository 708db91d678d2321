-- SPDX-License-Identifier: MIT
-- A fiber has no parent: it goes on when the fiber that spawned it has ended.

spawn(function()
  spawn(function()
    for _ = 1, 5 do this_fiber.yield() end
    print 'orphan'      -- expect: orphan
  end)
end):join()
