-- SPDX-License-Identifier: MIT
-- Fibers that still wait when the program ends are dropped with their handlers.

local function wait_for_each_other()
  local one, other
  one = spawn(function()
    scope_cleanup_push(function() print 'not run' end)
    other:join()
  end)
  other = spawn(function()
    scope_cleanup_push(function() print 'not run' end)
    one:join()
  end)
end
wait_for_each_other()
scope_cleanup_push(function() print 'main' end)  -- expect: main
