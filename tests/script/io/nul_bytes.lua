-- SPDX-License-Identifier: MIT
-- NUL bytes are bytes like any other, in lines, counts and writes.

local p = io.popen [[printf 'a\0b\n\0\n\0\0c']]
print(('%q'):format(p:read()))            -- expect: "a\0b"
local lines = {}
for line in p:lines() do lines[#lines + 1] = #line end
print(table.concat(lines, ' '))           -- expect: 1 3
local f = io.tmpfile()
f:write('x\0y', '\0\n', 1, '\0')
f:seek 'set'
print(#f:read '*a')                       -- expect: 7
f:seek 'set'
print(#f:read(), #f:read '*l')            -- expect: 4	2
