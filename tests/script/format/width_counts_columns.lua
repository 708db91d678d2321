-- SPDX-License-Identifier: MIT
-- A wide character counts two, a byte that is no UTF-8 one.

print(format("{:4}|{:>4}|{:*^5}", "é", "é", "é"))    -- expect: é   |   é|**é**
print(format("{:6}|{:>6}|{:*^6}", "コン", "コン", "コン"))    -- expect: コン  |  コン|*コン*
print(format("{:4}|{:4}|", "😀", "한"))    -- expect: 😀  |한  |
print((format("{:4}|", "\255\200"):gsub("[\128-\255]", "?")))    -- expect: ??  |
