-- SPDX-License-Identifier: MIT
-- A NUL is a byte like others, in formats, arguments and names.

local function show(text)
  print(#text, (text:gsub("%z", "0")))
end
show(format("a\0b{}", 1))    -- expect: 4	a0b1
show(format("{}", "\0\0"))    -- expect: 2	00
show(format("{:5}|{:.2}|", "\0a", "a\0b"))    -- expect: 9	0a   |a0|
show(format("{}", {"a\0b", 1}))    -- expect: 1	1
print((pcall(format, "{a}", {"a\0b", 1})))    -- expect: false
print((select(2, pcall(format, "\0{\0}", 1))))
-- expect: bad format at position 3, "{\x00": expected an index, a name, ":" or "}"
