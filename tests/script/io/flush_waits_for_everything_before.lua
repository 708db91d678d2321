-- SPDX-License-Identifier: MIT
-- flush returns when all that was written before has gone out, whoever wrote it.

local name = os.tmpname()
local nap = io.popen 'sleep 0.4'
local output = io.popen('sleep 0.1; cat >' .. name, 'w')
local fibers = {}
for i = 1, 3 do
  fibers[i] = spawn(function()
    output:write(('x'):rep(200000))
    output:flush()
  end)
end
for i = 1, 3 do fibers[i]:join() end
nap:close()
local f = io.open(name)
print(f:seek 'end')    -- expect: 600000
f:close()
output:close()
os.remove(name)
