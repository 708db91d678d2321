-- SPDX-License-Identifier: MIT
-- What never suspends works in a forbid-suspend block.

this_fiber.forbid_suspend()
local f = spawn(function() this_fiber.yield() end)
f:cancel()
f:detach()
print(pcall(string.rep, 'x', 2))                     -- expect: true	xx
print(coroutine.wrap(function() return 'co' end)())  -- expect: co
scope(function()
  scope_cleanup_push(function() print 'handler' end) -- expect: handler
end)
this_fiber.disable_cancellation()
this_fiber.restore_cancellation()
this_fiber.allow_suspend()
