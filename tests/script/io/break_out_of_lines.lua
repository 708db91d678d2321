-- SPDX-License-Identifier: MIT
-- After a loop over lines was left, reading continues right behind the last line taken.

local input = io.popen 'printf "1\n2\n3\n4\n5\n6"'
for line in input:lines() do
  if line == '2' then break end
end
print(input:read())                       -- expect: 3
for line in input:lines() do
  print('loop', line)                     -- expect: loop	4
  break
end
print(input:read(1, '*l'))                -- expect: 5	
for _ in input:lines() do break end
print(input:read())                       -- expect: nil
