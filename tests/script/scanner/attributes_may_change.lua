-- SPDX-License-Identifier: MIT
-- Separators, trimming and the stream may be exchanged between two calls.

local stream = require "stream"
local pieces = dofile(arg[0]:match ".*/" .. "lib/pieces.lua")

local s = stream.scanner.new { stream = pieces("a\nb; c ;d e\nf") }
print(tostring(s:get_line()))                       -- expect: a
s.record_separator = ";"
print(tostring(s:get_line()))                       -- expect: b
s.trim_record = true
print(tostring(s:get_line()))                       -- expect: c
s.record_separator, s.field_separator = "\n", " "
local fields = s:get_line()
print(#fields, tostring(fields[2]))                 -- expect: 2	e
s.field_separator, s.stream = nil, pieces("urther\n")
print(tostring(s:get_line()))                       -- expect: further
