-- SPDX-License-Identifier: MIT
-- Fibers come and go without end, and leave nothing behind.

local total = 0
for i = 1, 1000 do total = total + spawn(function() return i end):join() end
collectgarbage()
collectgarbage()
local before = collectgarbage 'count'
for i = 1, 100000 do total = total + spawn(function() return 1 end):join() end
collectgarbage()
collectgarbage()
print(total, collectgarbage 'count' - before < 100)  -- expect: 600500	true
