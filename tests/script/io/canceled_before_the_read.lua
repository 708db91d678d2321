-- SPDX-License-Identifier: MIT
-- A canceled fiber may read what is buffered but not wait.

local input = io.popen 'until [ -e go ]; do sleep 0.02; done; echo x'
local f
f = spawn(function()
  f:cancel()
  return input:read()
end)
f:join()
io.open('go', 'w'):close()
print(f.cancellation_caught, input:read())  -- expect: true	x
