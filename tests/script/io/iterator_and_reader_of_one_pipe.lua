-- SPDX-License-Identifier: MIT
-- A fiber that iterates and one that reads, both waiting, get each line once.

local input = io.popen 'for i in 1 2 3 4 5 6; do printf "$i\nx$i\n"; sleep 0.02; done'
local got = {}
local function take(line)
  got[#got + 1] = line
end
local iterating = spawn(function()
  for line in input:lines() do
    take(line)
    this_fiber.yield()
  end
end)
local reading = spawn(function()
  for line in function() return input:read() end do take(line) end
end)
local counting = spawn(function()
  for line in input:lines '*l' do take(line) end
end)
iterating:join()
reading:join()
counting:join()
table.sort(got)
print(table.concat(got, ' '))  -- expect: 1 2 3 4 5 6 x1 x2 x3 x4 x5 x6
