-- SPDX-License-Identifier: MIT
-- The second argument of a name is reached by its index only.

print(format("{a} {1}", {"a", 1}, {"a", 2}))    -- expect: 1 2
