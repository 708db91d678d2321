-- SPDX-License-Identifier: MIT
-- A canceled fiber leaves io.lines with the error; the lines stay for others.

local input = io.popen 'echo first; until [ -e go ]; do sleep 0.02; done; echo second'
local f = spawn(function()
  for line in input:lines() do print(line) end  -- expect: first
end)
io.popen('sleep 0.05'):close()
f:cancel()
f:join()
io.open('go', 'w'):close()
print(f.cancellation_caught)     -- expect: true
print(input:read())              -- expect: second
for line in input:lines() do print('no line', line) end
