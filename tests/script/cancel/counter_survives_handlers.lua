-- SPDX-License-Identifier: MIT
-- Handlers that unbalance the counter do not: it is set back to what it was.

local f
f = spawn(function()
  scope(function()
    scope_cleanup_push(function() this_fiber.disable_cancellation() end)
  end)
  scope(function()
    scope_cleanup_push(function() this_fiber.restore_cancellation() end)
  end)
  f:cancel()
  local ok, e = pcall(error, 'x')
  print('not here', ok, e)
end)
f:join()
print(f.cancellation_caught)       -- expect: true
