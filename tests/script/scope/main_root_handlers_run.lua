-- SPDX-License-Identifier: MIT
-- What the main script pushed runs when it has ended.

scope_cleanup_push(function() print 'first pushed' end)
scope_cleanup_push(function()
  this_fiber.yield()
  print 'last pushed'
end)
spawn(function() print 'fiber' end)
print 'end of script'
-- expect: end of script
-- expect: fiber
-- expect: last pushed
-- expect: first pushed
