-- SPDX-License-Identifier: MIT
-- Fibers that wait for each other wait for nothing that can happen: the program ends.

local one, other
one = spawn(function()
  scope_cleanup_push(function() print 'not run' end)
  other:join()
end)
other = spawn(function() one:join() end)
print 'main ends'    -- expect: main ends
