-- SPDX-License-Identifier: MIT
-- Thousands of arguments, with names and without.

local arguments = {}
for i = 1, 2000 do arguments[i] = i % 2 == 0 and {"n" .. i, i} or i end
local result = format(("{}."):rep(2000), unpack(arguments))
print(#result, result:sub(-10))    -- expect: 8893	1999.2000.
print(format("{n2000} {n2} {n4}", unpack(arguments)))    -- expect: 2000 2 4
