-- SPDX-License-Identifier: MIT
-- With buffering off, what each of several fibers wrote has gone out when write returns.

local name = os.tmpname()
local nap = io.popen 'sleep 0.3'
local output = io.popen('cat >' .. name, 'w')
output:setvbuf 'no'
local fibers = {}
for i = 1, 3 do
  fibers[i] = spawn(function() output:write(i, '\n') end)
end
for i = 1, 3 do fibers[i]:join() end
nap:close()
local f = io.open(name)
print((f:read '*a'):gsub('\n', ' '))  -- expect: 1 2 3 	3
f:close()
output:close()
os.remove(name)
