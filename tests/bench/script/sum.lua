-- SPDX-License-Identifier: MIT
-- sum.lua - the sum of the second field of each line.
local sum = 0
for line in io.lines() do sum = sum + line:match '^%S+ (%S+)' end
print(('%.0f'):format(sum))
