-- SPDX-License-Identifier: MIT
-- Type ? quotes a string and escapes what is not printable.

print(format("{:?}", "plain 'text' é コ 😀"))    -- expect: "plain 'text' é コ 😀"
print(format("{:?}", "a\"b\\c"))    -- expect: "a\"b\\c"
print(format("{:?}", "\n\r\t\0\1\27\127"))    -- expect: "\n\r\t\x00\x01\x1b\x7f"
print(format("{:?}", "\200\255\237\160\128"))    -- expect: "\xc8\xff\xed\xa0\x80"
print(format("{:?}", "\194\133\194\160\194\173"))    -- expect: "\u0085\u00a0\u00ad"
print(format("{:?}", "\226\128\139\226\128\174\239\187\191"))    -- expect: "\u200b\u202e\ufeff"
print(format("{:?}", "\243\160\128\129"))    -- expect: "\U000e0001"
print(format("{:?}", ""))    -- expect: ""
print(format("{:8?}|{:*^9?}|{:.3?}|", "a\n", "ab", "abc"))    -- expect: "a\n"   |**"ab"***|"ab|
print(format("{0:?}{0}", "x"))    -- expect: "x"x
