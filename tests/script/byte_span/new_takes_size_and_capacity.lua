-- SPDX-License-Identifier: MIT
-- What new makes, and that fractions are cut off.

local function show(s)
  return #s .. "/" .. s.capacity
end

print(show(byte_span.new(3)))                                 -- expect: 3/3
print(show(byte_span.new(3, nil)))                            -- expect: 3/3
print(show(byte_span.new(3, 10)))                             -- expect: 3/10
print(show(byte_span.new(0, 10)))                             -- expect: 0/10
print(show(byte_span.new(0)))                                 -- expect: 0/0
print(show(byte_span.new(2.9, 3.9)))                          -- expect: 2/3
print(show(byte_span.new(-0.5)))                              -- expect: 0/0
print(show(byte_span.with_zeros(2, 5)))                       -- expect: 2/5
