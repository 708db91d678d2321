-- SPDX-License-Identifier: MIT
-- The same when the loop does not look at its lines, or searches them.

local input = io.popen 'seq 1 100'
local count = 0
for _ in input:lines() do
  count = count + 1
  if count == 10 then break end
end
print(input:read())                       -- expect: 11
for line in input:lines() do
  if line:find('33', 1, true) then break end
end
print(input:read())                       -- expect: 34
count = 0
for _ in input:lines() do count = count + 1 end
print(count)                              -- expect: 66
