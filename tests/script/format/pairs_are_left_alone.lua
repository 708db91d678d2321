-- SPDX-License-Identifier: MIT
-- The table of a named argument is not changed.

local pair = {"a", 1}
print(format("{a}{}", pair))    -- expect: 11
print(pair[1], pair[2], #pair)    -- expect: a	1	2
