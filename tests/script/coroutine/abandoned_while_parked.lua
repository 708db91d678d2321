-- SPDX-License-Identifier: MIT
-- Coroutines parked with a fiber that never goes on are freed at the end in silence.

local one, other
one = spawn(function()
  coroutine.wrap(function()
    scope_cleanup_push(function() print 'not run' end)
    coroutine.wrap(function() other:join() end)()
  end)()
end)
other = spawn(function() one:join() end)
this_fiber.yield()
print 'end'     -- expect: end
