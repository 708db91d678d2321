-- SPDX-License-Identifier: MIT
-- spawn_vm waits for nothing: the actor begins to run at its first turn.
if _CONTEXT == 'worker' then
  print 'actor'
  return
end
local channel = spawn_vm '.'
spawn(function() print 'fiber' end):detach()
print 'main'
-- expect: main
-- expect: fiber
-- expect: actor
