-- SPDX-License-Identifier: MIT
-- Cancelability is back as soon as the handlers of a scope are done.

local f
f = spawn(function()
  scope(function()
    scope_cleanup_push(function()
      f:cancel()
      this_fiber.yield()
      print 'handler'              -- expect: handler
    end)
  end)
  print 'after the scope'          -- expect: after the scope
  this_fiber.yield()
  print 'not here'
end)
f:join()
print(f.cancellation_caught)       -- expect: true
