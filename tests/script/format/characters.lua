-- SPDX-License-Identifier: MIT
-- Type c writes a byte up to 255 and a code point from there on.

print(format("{:c}{:c}{:c}", 65, 66, 67))    -- expect: ABC
print(format("{:3c}|{:>3c}|{:*^3c}", 65, 65, 65))    -- expect: A  |  A|*A*
print(format("{:c} {:c} {:c}", 0x100, 0x20ac, 0x1f600))    -- expect: Ā € 😀
print(format("{:4c}|", 0x1f600))    -- expect: 😀  |
print(format("{:c}{:c}{:c}", 0, 128, 255) == "\0\128\255")    -- expect: true
print(format("{:c}", 0x10ffff) == "\244\143\191\191")    -- expect: true
local function try(point)
  print((select(2, pcall(format, "{:c}", point))))
end
try(-1)          -- expect: bad format at position 5, "{:c}": expected a byte or a code point, found -1
try(0xd800)      -- expect: bad format at position 5, "{:c}": expected a byte or a code point, found 55296
try(0x110000)    -- expect: bad format at position 5, "{:c}": expected a byte or a code point, found 1114112
