-- SPDX-License-Identifier: MIT
-- Failures are error tables of the generic category.

local _, wrong = pcall(byte_span.new, -1)
print(type(wrong), wrong.code, tostring(wrong.category))      -- expect: table	22	generic
local _, range = pcall(byte_span.new(1).slice, byte_span.new(1), 3)
print(range.code, tostring(range.category))                   -- expect: 34	generic
