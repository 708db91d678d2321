-- SPDX-License-Identifier: MIT
-- Items may be views of the memory that is written.

local s = byte_span.append("abc")
print(s:append(s), s:append(s, s))                            -- expect: abcabc	abcabcabc
local roomy = byte_span.new(0, 16):append("abc")
print(roomy:append(roomy), roomy:append(roomy, roomy))        -- expect: abcabc	abcabcabc
local memory = byte_span.new(0, 16):append("ab--wxyz")
local spare = memory:slice(5, 8)
print(memory:slice(1, 6):append(memory:slice(3)))             -- expect: ab--wx--wxyz
memory:copy("ab--wxyz")
print(memory:slice(1, 2):append("123", spare))                -- expect: ab123wxyz
memory:copy("ab--wxyz")
print(memory:slice(1, 4):append(spare, "!", spare))           -- expect: ab--wxyz!wxyz
