-- SPDX-License-Identifier: MIT
-- Fields may name an argument.

print(format("{a} and {b_2}", {"a", 1}, {"b_2", "two"}))    -- expect: 1 and two
print(format("{_x:>5}|{_x:05.1f}", {"_x", 2.5}))    -- expect:   2.5|002.5
print(format("{yes}", {"yes", false}))    -- expect: false
