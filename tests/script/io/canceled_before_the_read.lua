-- SPDX-License-Identifier: MIT
-- A canceled fiber may read what is buffered but not wait.

local input = io.popen 'sleep 0.1; echo x'
local f
f = spawn(function()
  f:cancel()
  return input:read()
end)
f:join()
print(f.cancellation_caught, input:read())  -- expect: true	x
