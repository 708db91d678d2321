-- SPDX-License-Identifier: MIT
-- A fiber can be canceled after coroutines have ended in it.

local f = spawn(function()
  coroutine.wrap(function() end)()
  coroutine.resume(coroutine.create(function() error 'x' end))
  local co = coroutine.create(function()
    scope_cleanup_push(function() this_fiber.yield() end)
  end)
  coroutine.resume(co)
  for _ = 1, 10 do this_fiber.yield() end
  print 'not here'
end)
for _ = 1, 3 do this_fiber.yield() end
f:cancel()
f:join()
print(f.cancellation_caught)       -- expect: true
