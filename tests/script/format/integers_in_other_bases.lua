-- SPDX-License-Identifier: MIT
-- Types x, X, o, b and B, and their prefixes.

print(format("{:x} {:X} {:o} {:b} {:B}", 255, 255, 255, 5, 5))    -- expect: ff FF 377 101 101
print(format("{:#x} {:#X} {:#o}", 255, 255, 255))    -- expect: 0xff 0XFF 0377
print(format("{:#b} {:#B} {:#d}", 5, 5, 5))    -- expect: 0b101 0B101 5
print(format("{:#x} {:#o} {:#b} {:#}", 0, 0, 0, 0))    -- expect: 0x0 0 0b0 0
print(format("{:#x} {:+#x} {: #o}", -255, 255, 8))    -- expect: -0xff +0xff  010
print(format("{:#10x}|{:<#10x}|{:*^#10x}", 255, 255, 255))    -- expect:       0xff|0xff      |***0xff***
