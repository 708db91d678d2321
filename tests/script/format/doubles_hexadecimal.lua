-- SPDX-License-Identifier: MIT
-- Types a and A.

print(format("{:a} {:A} {:a}", 1.5, 0.1, -2^-1074))    -- expect: 0x1.8p+0 0X1.999999999999AP-4 -0x0.0000000000001p-1022
print(format("{:.3a} {:.0a} {:#.0a}", 0.1, 1.25, 1.25))    -- expect: 0x1.99ap-4 0x1p+0 0x1.p+0
print(format("{:.15a} {:.20A}", 1.5, 1.5))    -- expect: 0x1.800000000000000p+0 0X1.80000000000000000000P+0
print(format("{:+a} {: a} {:12a}|{:<12a}|", 1.5, 1.5, 1.5, 1.5))    -- expect: +0x1.8p+0  0x1.8p+0     0x1.8p+0|0x1.8p+0    |
