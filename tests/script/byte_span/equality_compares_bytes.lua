-- SPDX-License-Identifier: MIT
-- Spans are equal by content; nothing else equals a span.

local a, b = byte_span.append("a\0b"), byte_span.new(3, 20)
b:copy("a\0b")
print(a == b, a ~= b)                                         -- expect: true	false
b[3] = 99
print(a == b)                                                 -- expect: false
print(a == a:slice(1, 2), a:slice(1, 0) == b:slice(1, 0))     -- expect: false	true
print(a == "a\0b", a == nil, a == 1, a == io.stdout)  -- expect: false	false	false	false
print((pcall(function() return a < b end)))                   -- expect: false
print((pcall(function() return a .. b end)))                  -- expect: false
