-- SPDX-License-Identifier: MIT
-- A precision alone counts digits, as type g does.

print(format("{:.3} {:.3} {:.3}", 3.14159, 12345.6, 0.00001234))    -- expect: 3.14 1.23e+04 1.23e-05
print(format("{:.0} {:.17} {:.3}", 12345.5, 0.1, 1.0000001))    -- expect: 1e+04 0.10000000000000001 1
print(format("{:.30}", 0.1))    -- expect: 0.100000000000000005551115123126
