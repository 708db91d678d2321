-- SPDX-License-Identifier: MIT
-- Numbers without a fraction, and their signs.

print(format("{} {} {}", 0, 42, -42))    -- expect: 0 42 -42
print(format("{:d} {:5d}|{:<5}|{:^5}|{:>5}", 7, 7, 7, 7, 7))    -- expect: 7     7|7    |  7  |    7
print(format("{} {}", 3.0, -0.0))    -- expect: 3 0
print(format("{:+} {:-} {: } {:+} {: }", 5, 5, 5, -5, 0))    -- expect: +5 5  5 -5  0
