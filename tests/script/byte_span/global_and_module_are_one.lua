-- SPDX-License-Identifier: MIT
-- The global and the builtin module are the same table.

print(require "byte_span" == byte_span)                       -- expect: true
local s = byte_span.append("a")
print(require("byte_span").append("a") == s)                  -- expect: true
print(getmetatable(s))                                        -- expect: byte_span
print((pcall(setmetatable, s, {})))                           -- expect: false
local names = {}
for name in pairs(byte_span) do
  names[#names + 1] = name
end
table.sort(names)
print(table.concat(names, " "))  -- expect: append new with_zeros
