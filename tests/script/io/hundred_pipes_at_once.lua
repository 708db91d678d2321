-- SPDX-License-Identifier: MIT
-- A hundred fibers, each with a command of its own, wait side by side.

local sum = 0
local fibers = {}
for i = 1, 100 do
  fibers[i] = spawn(function()
    local p = io.popen('sleep 0.1; echo ' .. i)
    local n = p:read '*n'
    sum = sum + n
    p:close()
  end)
end
for i = 1, 100 do fibers[i]:join() end
print(sum)                -- expect: 5050
