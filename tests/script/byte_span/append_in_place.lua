-- SPDX-License-Identifier: MIT
-- With room enough, append writes behind the span, in the same memory.

local base = byte_span.new(0, 8)
local s = base:append("ab", nil, byte_span.append("cd"))
print(s, #s, s.capacity, #base)                               -- expect: abcd	4	8	0
s[1] = ("A"):byte()
print(base:slice(1, 4))                                       -- expect: Abcd
local full = s:append("efgh")
print(full, full.capacity)                                    -- expect: Abcdefgh	8
local one, two = s:append("x"), s:append("y")
print(one, two)                                               -- expect: Abcdy	Abcdy
local tail = base:slice(5, 4):append("!")
print(tail, tail.capacity, base:slice(1, 5))                  -- expect: !	4	Abcd!
