-- SPDX-License-Identifier: MIT
-- Fibers whose loops never look at the line count each line once between them.

local command = 'for i in 1 2 3 4 5 6; do printf "$i\nx$i\ny$i\n"; sleep 0.02; done'
local input = io.popen(command)
local count = 0
local fibers = {}
for i = 1, 3 do
  fibers[i] = spawn(function()
    for _ in input:lines() do
      count = count + 1
      this_fiber.yield()
    end
  end)
end
fibers[4] = spawn(function()
  for line in input:lines() do
    if line:find('x', 1, true) then count = count + 100 end
  end
end)
for i = 1, 4 do fibers[i]:join() end
print(count >= 6, count % 100 <= 18)  -- expect: true	true
