-- SPDX-License-Identifier: MIT
-- What a setter wrote its getter reads, at every limit.

local failed = {}
local function check(name, width, low, high)
  local s = byte_span.new(width)
  for _, value in ipairs { low, high, 0, 1, high - 1, low + 1 } do
    s["set_" .. name](s, value)
    if s["get_" .. name](s) ~= value then
      failed[#failed + 1] = name .. " " .. value
    end
  end
end
check("i8", 1, -128, 127)
for width = 2, 6 do
  local bits = width * 8
  for _, order in ipairs { "be", "le" } do
    check("u" .. bits .. order, width, 0, 2 ^ bits - 1)
    check("i" .. bits .. order, width, -2 ^ (bits - 1), 2 ^ (bits - 1) - 1)
  end
end
print(#failed, table.concat(failed, ", ") == "")              -- expect: 0	true
