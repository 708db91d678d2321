-- SPDX-License-Identifier: MIT
-- steps_may_suspend.lua - -e, LUA_INIT and the script run in the main fiber itself.
-- env: LUA_INIT=this_fiber.yield() print(this_fiber.is_main)
-- flags: -e 'fiber = spawn(function() return 5 end) print(fiber:join())'
-- expect: true
-- expect: 5
this_fiber.yield()
print(coroutine.running())    -- expect: nil
