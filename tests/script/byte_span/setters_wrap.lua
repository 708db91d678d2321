-- SPDX-License-Identifier: MIT
-- Integer setters cut the fraction and keep the low bits.

local s = byte_span.new(2)
local function wrap(value)
  s:set_u16be(value)
  return s:get_u16be()
end
print(wrap(65536), wrap(65537), wrap(-1), wrap(-65537))       -- expect: 0	1	65535	65535
print(wrap(1.9), wrap(-1.9), wrap(-0.5))                      -- expect: 1	65535	0
print(wrap(2 ^ 60 + 2 ^ 8), wrap(-2 ^ 300))                   -- expect: 256	0
print(wrap(math.huge), wrap(-math.huge), wrap(0 / 0))         -- expect: 0	0	0
local wide = byte_span.new(6)
wide:set_i48le(2 ^ 48 - 1)
print(wide:get_i48le())                                       -- expect: -1
wide:set_u48be(2 ^ 48 + 5)
print(wide:get_u48be(), select("#", wide:set_u48be(1)))       -- expect: 5	0
