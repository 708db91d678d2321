-- SPDX-License-Identifier: MIT
-- new() turns the table itself into a scanner and fills in what is missing.

local scanner = require("stream").scanner
local options = { buffer_size_hint = 10 }
local s = scanner.new(options)
print(s == options, getmetatable(s) == scanner.mt)  -- expect: true	true
print(s.record_separator == "\n", s.trim_record, s.max_record_size) -- expect: true	false	65536
print(s.record_number, s.buffer_size_hint, #s.buffer_) -- expect: 0	nil	10
print(#scanner.new().buffer_)                       -- expect: 4096
print(#scanner.new({ buffer_size_hint = 100, max_record_size = 10 }).buffer_) -- expect: 100
local ok, why = pcall(scanner.new, 1)
print(ok, why.code, why.arg)                        -- expect: false	22	1
ok, why = pcall(scanner.new, { buffer_size_hint = "1" })
print(ok, why.code, why.arg)                        -- expect: false	22	buffer_size_hint
