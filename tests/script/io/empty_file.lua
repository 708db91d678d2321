-- SPDX-License-Identifier: MIT
-- An empty file has no line, no byte, and an empty rest.

local f = io.tmpfile()
print(f:read())           -- expect: nil
print(f:read '*n')        -- expect: nil
print(f:read(0))          -- expect: nil
print(#f:read '*a')       -- expect: 0
for line in f:lines() do print('a line', line) end
print(f:seek 'end')       -- expect: 0
local p = io.popen 'true'
print(p:read(), #p:read '*a', p:read())  -- expect: nil	0	nil
