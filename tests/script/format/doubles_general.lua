-- SPDX-License-Identifier: MIT
-- Types g and G.

print(format("{:g} {:g} {:g}", 1.5, 123456.7, 1234567.8))    -- expect: 1.5 123457 1.23457e+06
print(format("{:g} {:G} {:g}", 0.0001234, 0.00001234, 1e19))    -- expect: 0.0001234 1.234E-05 1e+19
print(format("{:.3g} {:.0g} {:.10g}", 3.14159, 3.14159, 0.1))    -- expect: 3.14 3 0.1
print(format("{:#g} {:#.3g} {:#.1g}", 1.5, 1e19, 1.5))    -- expect: 1.50000 1.00e+19 2.
print(format("{:.3g} {:.2g}", 999.6, 99.6))    -- expect: 1e+03 1e+02
