-- SPDX-License-Identifier: MIT
-- The spawner goes on; the new fiber waits for its turn behind the others.

spawn(function() print 'first' end)
spawn(function()
  spawn(function() print 'grandchild' end)
  print 'second'
end)
print 'spawner'        -- expect: spawner
this_fiber.yield()     -- expect: first
                       -- expect: second
print 'spawner again'  -- expect: spawner again
                       -- expect: grandchild
