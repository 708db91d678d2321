-- SPDX-License-Identifier: MIT
-- As words, or as 1 and 0 with the type of an integer.

print(format("{} {} {:s}", true, false, true))    -- expect: true false true
print(format("{:d} {:d} {:#x} {:b} {:o}", true, false, true, true, true))    -- expect: 1 0 0x1 1 1
print(format("{:X} {:#B} {:#X}", true, true, false))    -- expect: 1 0B1 0X0
print(format("{:7}|{:>7}|{:*^7}|", true, true, true))    -- expect: true   |   true|*true**|
print(format("{:3d}|{:<3d}|{:03d}", true, true, true))    -- expect:   1|1  |001
print(format("{:#} {:L}", true, false))    -- expect: true false
print(format("{:c}", true) == "\1")    -- expect: true
