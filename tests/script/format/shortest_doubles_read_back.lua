-- SPDX-License-Identifier: MIT
-- What is written is the same number when read.

math.randomseed(1)
local failures = 0
for _ = 1, 20000 do
  local number = (math.random() - 0.5) * 10 ^ math.random(-300, 300)
  if tonumber(format("{}", number)) ~= number then failures = failures + 1 end
end
for exponent = -1074, 1023 do
  if tonumber(format("{}", 2 ^ exponent)) ~= 2 ^ exponent then failures = failures + 1 end
end
print(failures)    -- expect: 0
