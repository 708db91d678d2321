-- SPDX-License-Identifier: MIT
-- pcall raises before it calls; it does not return false.

local f
f = spawn(function()
  f:cancel()
  print(pcall(print, 'not called'))
end)
f:join()
print(f.cancellation_caught)  -- expect: true
