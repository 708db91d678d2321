-- SPDX-License-Identifier: MIT
-- Width, alignment and precision of strings.

print(format("{} {:s}", "a", "b"))    -- expect: a b
print(format("{:6}|{:>6}|{:^6}|{:-^6}", "abc", "abc", "abc", "abc"))    -- expect: abc   |   abc| abc  |-abc--
print(format("{:.2}|{:.0}|{:.9}|", "abc", "abc", "abc"))    -- expect: ab||abc|
print(format("{:5.2}|{:>5.2s}|", "abc", "abc"))    -- expect: ab   |   ab|
print(format("[{}]", ""))    -- expect: []
print(format("{}", "{}"))    -- expect: {}
