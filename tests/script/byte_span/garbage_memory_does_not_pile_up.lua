-- SPDX-License-Identifier: MIT
-- The collector knows how much memory stands behind a span.

local seen = setmetatable({}, { __mode = "k" })
for _ = 1, 2000 do
  seen[byte_span.new(2 ^ 20)] = true
end
local alive = 0
for _ in pairs(seen) do
  alive = alive + 1
end
print(alive < 500)                                            -- expect: true
