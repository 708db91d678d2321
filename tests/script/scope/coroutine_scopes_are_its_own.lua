-- SPDX-License-Identifier: MIT
-- A coroutine's handlers run when it closes its scopes, whichever fiber resumes it then.

local co = coroutine.create(function()
  scope_cleanup_push(function() print('root of co', this_fiber.is_main) end)
  scope(function()
    scope_cleanup_push(function() print('scope of co', this_fiber.is_main) end)
    coroutine.yield()
  end)
  coroutine.yield()
end)

spawn(function()
  scope_cleanup_push(function() print 'root of fiber 1' end)
  scope(function() coroutine.resume(co) end)
end):join()                      -- expect: root of fiber 1
print 'fiber 1 ended'            -- expect: fiber 1 ended
coroutine.resume(co)             -- expect: scope of co	true
print 'main resumed'             -- expect: main resumed
spawn(function()
  coroutine.resume(co)           -- expect: root of co	false
  print(coroutine.status(co))    -- expect: dead
end):join()
