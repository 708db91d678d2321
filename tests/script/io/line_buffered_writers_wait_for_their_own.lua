-- SPDX-License-Identifier: MIT
-- The same by lines: a whole line is out when its write returns.

local name = os.tmpname()
local nap = io.popen 'sleep 0.3'
local output = io.popen('cat >' .. name, 'w')
output:setvbuf 'line'
local fibers = {}
for i = 1, 3 do
  fibers[i] = spawn(function() output:write('line ', i, '\n') end)
end
for i = 1, 3 do fibers[i]:join() end
output:write 'no line'
nap:close()
local f = io.open(name)
print((f:read '*a'):gsub('\n', ', '))  -- expect: line 1, line 2, line 3, 	3
f:close()
output:close()
os.remove(name)
