-- SPDX-License-Identifier: MIT
-- Types f and F.

print(format("{:f} {:F} {:.2f} {:.0f}", 1.5, 1.5, 3.14159, 9.5))    -- expect: 1.500000 1.500000 3.14 10
print(format("{:.0f} {:.0f} {:.0f} {:.1f}", 0.5, 1.5, 2.5, 0.25))    -- expect: 0 2 2 0.2
print(format("{:.20f}", 0.1))    -- expect: 0.10000000000000000555
print(format("{:#.0f} {:.3f} {:.2f}", 1.5, 0.0004, -0.001))    -- expect: 2. 0.000 -0.00
print(format("{:f}", 1e22))    -- expect: 10000000000000000000000.000000
print(format("{:.007f}", 1.5))    -- expect: 1.5000000
print(#format("{:f}", 1.7976931348623157e308))    -- expect: 316
