-- SPDX-License-Identifier: MIT
-- A wrapped coroutine raises before it runs, and stays as it was.

local next_value = coroutine.wrap(function()
  for i = 1, 3 do coroutine.yield(i) end
end)
print(next_value())           -- expect: 1
local f
f = spawn(function()
  f:cancel()
  next_value()
end)
f:join()
print(f.cancellation_caught)  -- expect: true
print(next_value())           -- expect: 2
