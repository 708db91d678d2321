-- SPDX-License-Identifier: MIT
-- byte_span.append joins spans and strings in memory of its own.

local part = byte_span.append("cd")
local whole = byte_span.append("ab", nil, part, "", "e\0f")
print(#whole, whole.capacity)                                 -- expect: 7	7
print(tostring(whole) == "abcde\0f")                          -- expect: true
whole[3] = 0
print(part)                                                   -- expect: cd
local roomy = byte_span.new(1, 50)
print(byte_span.append(roomy).capacity)                       -- expect: 1
local none = roomy:slice(1, 0)
local nulls = { byte_span.append(), byte_span.append(nil), byte_span.append("", none) }
for _, empty in ipairs(nulls) do
  print(#empty, empty.capacity)
end
-- expect: 0	0
-- expect: 0	0
-- expect: 0	0
