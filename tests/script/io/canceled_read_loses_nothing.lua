-- SPDX-License-Identifier: MIT
-- A canceled reader raises; what it would have read is there for the next.

local input = io.popen 'printf begun; until [ -e go ]; do sleep 0.05; done; printf " whole\nnext\n"'
local reader = spawn(function() return input:read() end)
local ticker = spawn(function() io.popen('sleep 0.05'):close() end)
ticker:join()
reader:cancel()
print(select('#', reader:join()), reader.cancellation_caught)  -- expect: 0	true
io.open("go", "w"):close()
print(input:read())    -- expect: begun whole
local late = spawn(function() return input:read(), input:read() end)
print(late:join())     -- expect: next	nil
