-- SPDX-License-Identifier: MIT
-- A handler that pop runs is protected from cancellation as well.

local f
f = spawn(function()
  scope_cleanup_push(function()
    this_fiber.yield()
    print 'handler'                -- expect: handler
  end)
  f:cancel()
  scope_cleanup_pop()
  print 'popped'                   -- expect: popped
  this_fiber.yield()
end)
f:join()
print(f.cancellation_caught)       -- expect: true
