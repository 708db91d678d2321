-- SPDX-License-Identifier: MIT
-- The flag L changes nothing where the locale is C.

print(format("{:L} {:Ld} {:L} {:.1Lf} {:Lx}", 1234567, -1234, 1234.5, 1234.5, 255))    -- expect: 1234567 -1234 1234.5 1234.5 ff
print(format("{:010L}|{:<10L}|", 1234, 1234))    -- expect: 0000001234|1234      |
