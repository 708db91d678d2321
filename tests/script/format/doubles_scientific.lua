-- SPDX-License-Identifier: MIT
-- Types e and E.

print(format("{:e} {:E} {:.2e} {:.0e}", 1.5, 1.5, 12345.678, 2.5))    -- expect: 1.500000e+00 1.500000E+00 1.23e+04 2e+00
print(format("{:.1e} {:.1E}", 1.5e-300, -1.5e300))    -- expect: 1.5e-300 -1.5E+300
print(format("{:#.0e} {:.3e}", 1.5, 9.9996))    -- expect: 2.e+00 1.000e+01
