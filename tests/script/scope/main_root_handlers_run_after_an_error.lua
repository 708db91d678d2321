-- SPDX-License-Identifier: MIT
-- They run when the script fails too; the error is reported and the status is 1.
-- stderr: the script failed
-- exit: 1

scope_cleanup_push(function() print 'cleaned' end)
scope_cleanup_push(function()
  this_fiber.yield()
  print 'waited'
end)
print 'begin'      -- expect: begin
error 'the script failed'
-- expect: waited
-- expect: cleaned
