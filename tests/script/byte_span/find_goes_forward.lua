-- SPDX-License-Identifier: MIT
-- find gives the first place at or behind start where the pattern begins.

local s = byte_span.append("abcabc\0x.b")
print(s:find("abc"), s:find("abc", 2), s:find("abc", 4))      -- expect: 1	4	4
print(s:find("abc", 5), s:find("\0x"), s:find(".b"))          -- expect: nil	7	9
print(s:find(byte_span.append("bc"), 2.9))                    -- expect: 2
print(s:find("zz"), s:find(s), s:find(s:append("!")))         -- expect: nil	1	nil
print(s:slice(1, 5):find("cabc"))                             -- expect: nil
print(s:slice(2):find("a"))                                   -- expect: 3
