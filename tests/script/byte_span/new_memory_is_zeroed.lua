-- SPDX-License-Identifier: MIT
-- Neither the content nor the spare capacity shows old memory.

for _ = 1, 100 do
  byte_span.new(500):fill(255)
end
collectgarbage()
local function zeroed(s)
  return not s:slice(1, s.capacity):find_first_not_of("\0")
end
local all = true
for _ = 1, 100 do
  all = all and zeroed(byte_span.new(100, 500)) and zeroed(byte_span.with_zeros(0, 500))
end
print(all)                                                    -- expect: true
