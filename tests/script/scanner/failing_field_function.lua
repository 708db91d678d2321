-- SPDX-License-Identifier: MIT
-- An error of the function passes through; the record counts as read.

local stream = require "stream"
local pieces = dofile(arg[0]:match ".*/" .. "lib/pieces.lua")

local s = stream.scanner.new {
  stream = pieces("one\ntwo\n"),
  field_separator = function() error("no", 0) end,
}
print(pcall(s.get_line, s))                         -- expect: false	no
print(s.record_number, tostring(s:buffered_line())) -- expect: 1	one
s.field_separator = nil
print(tostring(s:get_line()))                       -- expect: two
