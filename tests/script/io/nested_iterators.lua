-- SPDX-License-Identifier: MIT
-- Two loops over one file take turns on its lines.

local input = io.popen 'seq 1 7'
local got = {}
for line in input:lines() do
  got[#got + 1] = line
  for inner in input:lines() do
    got[#got + 1] = '(' .. inner .. ')'
    if #got % 3 == 0 then break end
  end
end
print(table.concat(got, ' '))             -- expect: 1 (2) (3) 4 (5) (6) 7
