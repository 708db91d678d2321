-- SPDX-License-Identifier: MIT
-- Fields within a field.

print(format("{:{}}|{:>{}}", 1, 5, "a", 3))    -- expect:     1|  a
print(format("{:.{}}|{:.{}f}", "abcdef", 2, 1.5, 3))    -- expect: ab|1.500
print(format("{:{}.{}f}|", 3.14159, 8, 2))    -- expect:     3.14|
print(format("{0:{1}.{2}}|{0:>{1}}", "abc", 5, 1))    -- expect: a    |  abc
print(format("{:{w}.{p}f}|", 3.14159, {"w", 6}, {"p", 1}))    -- expect:    3.1|
print(format("{v:*^{w}}", {"w", 5}, {"v", "x"}))    -- expect: **x**
print(format("{:{}}|{:.{}}|", "a", 0, "b", 0))    -- expect: a||
