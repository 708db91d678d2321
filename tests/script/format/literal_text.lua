-- SPDX-License-Identifier: MIT
-- What is outside of fields, and braces that are doubled.

print(format(""))    -- expect: 
print(format("plain text, % and \\"))    -- expect: plain text, % and \
print(format("{{}} {{{}}} }}{{", 1))    -- expect: {} {1} }{
print(format("{}{}", "a", "b"))    -- expect: ab
print(format("a}}b{{c"))    -- expect: a}b{c
