-- SPDX-License-Identifier: MIT
-- xpcall raises before it calls; its handler sees nothing.

local f
f = spawn(function()
  f:cancel()
  xpcall(print, function() print 'not called' end, 'not called either')
end)
f:join()
print(f.cancellation_caught)  -- expect: true
