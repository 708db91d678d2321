-- SPDX-License-Identifier: MIT
-- tostring gives exactly the bytes of the view.

local s = byte_span.append("a\0\255b"):slice(1, 3)
local text = tostring(s)
print(type(text), #text, text == "a\0\255")                   -- expect: string	3	true
s[1] = 0
print(text:byte(1))                                           -- expect: 97
print(tostring(byte_span.new(0, 5)) == "")                    -- expect: true
