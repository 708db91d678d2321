-- SPDX-License-Identifier: MIT
-- Without room, append copies to memory of exactly the total size.

local s = byte_span.append("abc")
local longer = s:append("d", byte_span.append("ef"))
print(longer, longer.capacity)                                -- expect: abcdef	6
longer[1] = ("X"):byte()
print(s, longer)                                              -- expect: abc	Xbcdef
local roomy = byte_span.new(2, 4)
local exact, over = roomy:append("12"), roomy:append("123")
print(exact.capacity, over.capacity)                          -- expect: 4	5
over[1] = 1
print(roomy[1])                                               -- expect: 0
