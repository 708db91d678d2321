-- SPDX-License-Identifier: MIT
-- spawn_vm waits for nothing: the actor begins to run when its turn comes.
if _CONTEXT == 'worker' then
  print 'actor'
  return
end
spawn_vm '.'
print 'main'
spawn_vm '.':close()
print 'main still'
this_fiber.yield()
print 'main again'
-- expect: main
-- expect: main still
-- expect: actor
-- expect: actor
-- expect: main again
