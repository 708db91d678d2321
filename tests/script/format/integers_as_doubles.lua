-- SPDX-License-Identifier: MIT
-- Types and precisions of doubles are good for integers too.

print(format("{:f} {:.2f} {:.0f}", 3, -3, 3))    -- expect: 3.000000 -3.00 3
print(format("{:e} {:.1E} {:g} {:g}", 1500, 1500, 1500, 15000000))    -- expect: 1.500000e+03 1.5E+03 1500 1.5e+07
print(format("{:a} {:08.3f} {:+.1f}", 1, 2, 0))    -- expect: 0x1p+0 0002.000 +0.0
print(format("{:.3} {:.3}", 5, 12345))    -- expect: 5 1.23e+04
print(format("{:.1f}", -0.0))    -- expect: -0.0
