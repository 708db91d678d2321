-- SPDX-License-Identifier: MIT
-- The of and not_of searches take their pattern as a set of bytes.

local s = byte_span.append("aab\0\255cc")
print(s:find_first_of("cb"), s:find_first_of("cb", 4))        -- expect: 3	6
print(s:find_first_of("\255\0"), s:find_first_of("z"))        -- expect: 4	nil
print(s:find_first_not_of("a"), s:find_first_not_of("a", 4))  -- expect: 3	4
print(s:find_first_not_of("abc\0"), s:find_first_not_of(s))   -- expect: 5	nil
print(s:find_last_of("ab"), s:find_last_of("ab", 2))          -- expect: 3	2
print(s:find_last_of(byte_span.append("\0")))                 -- expect: 4
print(s:find_last_of("c", 5), s:find_last_of("a", 1))         -- expect: nil	1
print(s:find_last_not_of("c"), s:find_last_not_of("c\255", 5)) -- expect: 5	4
print(s:find_last_not_of("a", 2), s:find_last_not_of(s))      -- expect: nil	nil
