-- SPDX-License-Identifier: MIT
-- Fields count the arguments, or say an index from 0.

print(format("{} {} {}", 1, "two", true))    -- expect: 1 two true
print(format("{2} {0} {1} {0}", "a", "b", "c"))    -- expect: c a b a
print(format("{0:>4}|{0:<4}|{1:}", 7, 8))    -- expect:    7|7   |8
print(format("{01}", "a", "b"))    -- expect: b
print(format("{}", 1, 2, 3))    -- expect: 1
print(format("none", 1, 2, 3))    -- expect: none
