-- SPDX-License-Identifier: MIT
-- A read of several formats that is canceled gives back what it has taken already.
local input = io.popen 'echo 7; until [ -e go ]; do sleep 0.05; done; echo left; echo over'
local reader = spawn(function() return input:read('*n', '*l', '*l') end)
io.popen('sleep 0.05'):close()
reader:cancel()
reader:join()
io.open("go", "w"):close()
print(reader.cancellation_caught)          -- expect: true
print(input:read('*n', '*l', '*l', '*l'))  -- expect: 7		left	over
