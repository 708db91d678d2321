-- SPDX-License-Identifier: MIT
-- The bit library wraps to signed 32 bits and shifts by five bits.

local b = require "bit"
print(b == bit, b.tobit(0xffffffff), b.tobit(2^32 + 5), b.tobit(2^31), b.tobit(-2^31 - 1),
  b.tobit(1.5), b.tobit(2.5))
print(b.tohex(255), b.tohex(255, 4), b.tohex(255, -4), b.tohex(-1),
  b.tohex(0x12345678, 2), b.tohex(1, 0), b.tohex(1, 20))
print(b.bnot(0), b.bnot(-1), b.bnot(0x55555555), b.bnot(1.9))
print(b.band(0xff, 0x0f), b.band(-1, 7, 5), b.bor(1, 2, 4), b.bxor(5, 1), b.bxor(-1, -1),
  b.band(7), b.bor(0))
print(b.lshift(1, 0), b.lshift(1, 31), b.lshift(1, 32), b.lshift(1, 33), b.lshift(3, -1),
  b.lshift(2^31, 1))
print(b.rshift(-1, 28), b.rshift(256, 8), b.rshift(-1, 0), b.rshift(1, 32),
  b.arshift(-256, 4), b.arshift(-1, 31))
print(b.rol(0x12345678, 12), b.ror(0x12345678, 12), b.rol(1, 32), b.ror(1, 1),
  b.bswap(0x12345678), b.bswap(-2))
print(b.bor("1", "2"), b.tobit("0xff"), b.tobit(1e15), b.tobit(-1e15),
  b.band(2^40 + 3, 0xff), b.tobit(2^53))
local x = 1
for _ = 1, 1000 do
  x = b.bxor(x, b.lshift(x, 13))
  x = b.bxor(x, b.rshift(x, 17))
  x = b.bxor(x, b.lshift(x, 5))
end
print(x)
local crc = -1
for i = 1, 100 do
  crc = b.bxor(crc, i)
  for _ = 1, 8 do crc = b.bxor(b.rshift(crc, 1), b.band(0xedb88320, -b.band(crc, 1))) end
end
print(b.tohex(b.bnot(crc)))
print(b.band(0xffLL, 0x0fLL), b.bor(1LL, 2), b.lshift(1LL, 40), b.bnot(0ULL),
  b.tohex(0xffffffffffLL), b.bxor(1ULL, 3LL))
print(b.rshift(-1LL, 60), b.arshift(-1LL, 60), b.rol(1ULL, 63), b.bswap(1LL),
  b.tobit(0xfffffffffLL))
for _, f in ipairs { b.tobit, b.band, b.lshift, b.tohex, b.bswap } do
  for _, bad in ipairs { "x", {}, true, print } do
    io.write((tostring(select(2, pcall(f, bad, 1))):gsub("to '[^']*'", "to '_'")), "; ")
  end
  print((tostring(select(2, pcall(f))):gsub("to '[^']*'", "to '_'")))
end
