-- SPDX-License-Identifier: MIT
-- Each width, sign and byte order reads and writes its own layout.

local bytes = byte_span.append("\129\2\3\4\5\254")
local function read(width, name)
  return ("%.0f"):format(bytes:slice(1, width)["get_" .. name](bytes:slice(1, width)))
end
print(read(1, "i8"))                                          -- expect: -127
print(read(2, "u16be"), read(2, "u16le"))                     -- expect: 33026	641
print(read(2, "i16be"), read(2, "i16le"))                     -- expect: -32510	641
print(read(3, "u24be"), read(3, "u24le"))                     -- expect: 8454659	197249
print(read(3, "i24be"), read(3, "i24le"))                     -- expect: -8322557	197249
print(read(4, "u32be"), read(4, "u32le"))  -- expect: 2164392708	67306113
print(read(4, "i32be"), read(4, "i32le"))  -- expect: -2130574588	67306113
print(read(5, "u40be"), read(5, "u40le"))  -- expect: 554084533253	21542142593
print(read(5, "i40be"), read(5, "i40le"))  -- expect: -545427094523	21542142593
print(read(6, "u48be"), read(6, "u48le"))  -- expect: 141845640513022	279297495597697
print(read(6, "i48be"), read(6, "i48le"))  -- expect: -139629336197634	-2177481112959
