-- SPDX-License-Identifier: MIT
-- No item gives the span itself, empty items a view, no bytes a null span.

local s = byte_span.append("ab")
print(rawequal(s:append(), s))                                -- expect: true
print(rawequal(s:append(nil), s), s:append(nil) == s)         -- expect: false	true
print(s:append("", nil, byte_span.new(0)).capacity)           -- expect: 2
local empty = byte_span.new(0, 9)
print(rawequal(empty:append(), empty))                        -- expect: true
print(empty:append("").capacity)                              -- expect: 0
print(empty:append(nil, empty).capacity)                      -- expect: 0
local view = s:append(nil)
view[1] = ("x"):byte()
print(s)                                                      -- expect: xb
