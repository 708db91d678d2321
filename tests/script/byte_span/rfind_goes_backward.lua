-- SPDX-License-Identifier: MIT
-- rfind gives the last place up to end_ where the pattern begins.

local s = byte_span.append("abcabc\0aab")
print(s:rfind("abc"), s:rfind("abc", 4), s:rfind("abc", 3))   -- expect: 4	4	1
print(s:rfind("ab"), s:rfind("aab"), s:rfind("\0"))           -- expect: 9	8	7
print(s:rfind("bc", 1), s:rfind("zz"), s:rfind(s))            -- expect: nil	nil	1
print(s:rfind(byte_span.append("c"), 6.5))                    -- expect: 6
print(s:rfind(s:append("!")), s:rfind("b", 2))                -- expect: nil	2
print(s:slice(1, 5):rfind("bc"))                              -- expect: 2
