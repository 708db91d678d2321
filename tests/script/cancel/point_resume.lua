-- SPDX-License-Identifier: MIT
-- coroutine.resume raises before the coroutine runs, which stays as it was.

local co = coroutine.create(function() return 'ran' end)
local f
f = spawn(function()
  f:cancel()
  coroutine.resume(co)
end)
f:join()
print(f.cancellation_caught, coroutine.status(co))  -- expect: true	suspended
print(coroutine.resume(co))                         -- expect: true	ran
