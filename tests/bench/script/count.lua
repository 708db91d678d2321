-- SPDX-License-Identifier: MIT
-- count.lua - how many lines.
local count = 0
for _ in io.lines() do count = count + 1 end
print(count)
