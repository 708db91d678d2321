-- SPDX-License-Identifier: MIT
-- Beside an alignment, the flag 0 is no more than a fill.

print(format("{:<05}|{:>05}|{:^05}|{:*>05}", 42, -42, 42, 42))    -- expect: 42000|00-42|04200|00042
