-- SPDX-License-Identifier: MIT
-- Floats of both widths and byte orders, at no particular alignment.

local s = byte_span.new(9)
local narrow, wide = s:slice(2, 5), s:slice(2, 9)
local function hex(span)
  return (tostring(span):gsub(".", function(c) return ("%02x"):format(c:byte()) end))
end
narrow:set_f32be(-1.5)
print(hex(narrow), narrow:get_f32be())                        -- expect: bfc00000	-1.5
narrow:set_f32le(-1.5)
print(hex(narrow), narrow:get_f32le())                        -- expect: 0000c0bf	-1.5
narrow:set_f32be(1e300)
print(narrow:get_f32be())                                     -- expect: inf
narrow:set_f32be(0.1)
print(narrow:get_f32be() == 0.1)                              -- expect: false
wide:set_f64be(0.1)
print(hex(wide), wide:get_f64be() == 0.1)  -- expect: 3fb999999999999a	true
wide:set_f64le(-math.huge)
print(hex(wide), wide:get_f64le())  -- expect: 000000000000f0ff	-inf
wide:set_f64le(-0.0)
print(1 / wide:get_f64le())                                   -- expect: -inf
