-- SPDX-License-Identifier: MIT
-- Without type and precision, no digit is there in vain.

print(format("{} {} {}", 0.1, 0.1 + 0.2, 1/3))    -- expect: 0.1 0.30000000000000004 0.3333333333333333
print(format("{} {}", 1.5, -2.25))    -- expect: 1.5 -2.25
print(format("{} {} {}", 0.0001, 0.00001, 1e-7))    -- expect: 0.0001 1e-05 1e-07
print(format("{} {}", 123456789012345.7, 1234567890123456.5))    -- expect: 123456789012345.7 1234567890123456.5
print(format("{} {} {}", 1e19, 1e23, 1e300))    -- expect: 1e+19 1e+23 1e+300
print(format("{} {}", 1.7976931348623157e308, 2^-1074))    -- expect: 1.7976931348623157e+308 5e-324
print(format("{} {}", 2^-44, 2^-1022))    -- expect: 5.684341886080802e-14 2.2250738585072014e-308
print(format("{:+} {: } {:-}", 1.5, 1.5, 1.5))    -- expect: +1.5  1.5 1.5
print(format("{:8}|{:<8}|{:^8}|{:08}", 1.5, 1.5, 1.5, -1.5))    -- expect:      1.5|1.5     |  1.5   |-00001.5
