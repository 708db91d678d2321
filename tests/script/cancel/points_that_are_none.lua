-- SPDX-License-Identifier: MIT
-- Nothing else raises in a canceled fiber.

local other = spawn(function() this_fiber.yield() end)
local f
f = spawn(function()
  f:cancel()
  spawn(function() end):detach()
  other:cancel()
  scope(function()
    scope_cleanup_push(function() print 'handler' end)  -- expect: handler
    scope_cleanup_pop()
  end)
  local co = coroutine.create(print)
  print(coroutine.status(co), coroutine.running())      -- expect: suspended	nil
  this_fiber.disable_cancellation()
  this_fiber.restore_cancellation()
  this_fiber.forbid_suspend()
  this_fiber.allow_suspend()
  print(this_fiber.is_main, f.joinable)                 -- expect: false	true
end)
this_fiber.yield()
f:join()
print(f.cancellation_caught)                            -- expect: false
