-- SPDX-License-Identifier: MIT
-- An argument with a name has its index as well.

print(format("{} {} {name}", {"name", 1}, 2))    -- expect: 1 2 1
print(format("{1} {0} {name}", {"name", 1}, 2))    -- expect: 2 1 1
print(format("{}", {"not an identifier", 3}))    -- expect: 3
print(format("{}", {"", 4}))    -- expect: 4
