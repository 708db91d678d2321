-- SPDX-License-Identifier: MIT
-- The flag # writes the point and zeros that g drops.

print(format("{:#} {:#} {:#.3} {:#.3}", 1.5, 1e19, 1.5, 3))    -- expect: 1.5 1.e+19 1.50 3.00
