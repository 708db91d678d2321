-- SPDX-License-Identifier: MIT
-- Two fibers that iterate over one pipe share its lines without loss and without doubles.

local command = 'for i in 1 2 3 4 5 6; do printf "$i\nx$i\ny$i\n"; sleep 0.02; done'
local input = io.popen(command)
local got = {}
local fibers = {}
for i = 1, 3 do
  fibers[i] = spawn(function()
    for line in input:lines() do
      got[#got + 1] = line
      this_fiber.yield()
    end
  end)
end
for i = 1, 3 do fibers[i]:join() end
table.sort(got)
print(table.concat(got, ' '))
-- expect: 1 2 3 4 5 6 x1 x2 x3 x4 x5 x6 y1 y2 y3 y4 y5 y6
