-- SPDX-License-Identifier: MIT
-- A precision leaves no more columns than it says.

print(format("{:.3}|{:.4}|{:.1}|", "コンニ", "コンニ", "コンニ"))    -- expect: コ|コン||
print(format("{:.2}|{:5.3}|", "éèê", "コンニ"))    -- expect: éè|コ   |
