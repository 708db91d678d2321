-- SPDX-License-Identifier: MIT
-- Two fibers that read lines of one pipe get each line once, whole.

local input = io.popen 'for i in 1 2 3 4 5 6 7 8; do echo $i; sleep 0.02; done'
local got, each = {}, { 0, 0 }
local fibers = {}
for i = 1, 2 do
  fibers[i] = spawn(function()
    for _ = 1, 4 do
      local line = input:read()
      got[#got + 1] = line
      each[i] = each[i] + 1
    end
  end)
end
for i = 1, 2 do fibers[i]:join() end
print(table.concat(got, ' '), each[1], each[2])  -- expect: 1 2 3 4 5 6 7 8	4	4
