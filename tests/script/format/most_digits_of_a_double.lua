-- SPDX-License-Identifier: MIT
-- Every digit of a double can be had, and zeros behind them.

local least = format("{:.1074f}", 2^-1074)
print(#least, least:sub(-10))    -- expect: 1076	3447265625
local more = format("{:.2000f}", 2^-1074)
print(#more, more:sub(1, 1076) == least)    -- expect: 2002	true
print(more:find("^0*$", 1077))    -- expect: 1077	2002
local digits = format("{:.3000e}", 2^-1074)
print(#digits, digits:sub(1, 6), digits:sub(-6))    -- expect: 3007	4.9406	0e-324
print(#format("{:#.3000g}", 0.1), #format("{:.3000g}", 0.1))    -- expect: 3002	57
print(#format("{:.1048576f}", 0.1), #format("{:.1048576a}", 0.1))    -- expect: 1048578	1048583
