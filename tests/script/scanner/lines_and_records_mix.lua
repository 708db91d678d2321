-- SPDX-License-Identifier: MIT
-- lines() and the other methods go on from wherever the scanner is.

local stream = require "stream"
local pieces = dofile(arg[0]:match ".*/" .. "lib/pieces.lua")

local s = stream.scanner.new { stream = pieces("1\n2\n3\n4;5;6\n7\n8", "\n9\n10\n") }
local line = s:lines()
print(line(), line(), tostring(s:get_line()))       -- expect: 1	2	3
s.record_separator = ";"
print(line(), tostring(s:get_line()))               -- expect: 4	5
s.record_separator = "\n"
print(line(), tostring(s:buffered_line()))          -- expect: 6	6
s:remove_line()
local span, offset = s:buffer()
print(#span:slice(offset), line(), line())          -- expect: 3	7	8
print(line(), s.record_number)                      -- expect: 9	9
s:set_buffer(byte_span.append "x\ny z\n")
print(line())                                       -- expect: x
s.field_separator = " "
local fields = line()
print(type(fields[1]), fields[1], fields[2])        -- expect: string	y	z
print(line(), line())                               -- expect: nil	nil
