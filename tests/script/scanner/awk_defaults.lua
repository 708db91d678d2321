-- SPDX-License-Identifier: MIT
-- with_awk_defaults() splits trimmed lines at runs of white space.

local stream = require "stream"
local pieces = dofile(arg[0]:match ".*/" .. "lib/pieces.lua")
local show = dofile(arg[0]:match ".*/" .. "lib/show.lua")

local s = stream.scanner.with_awk_defaults(pieces(" a  b\t\n\n  \nc\r\f\vd e \n last  "))
print(s.record_separator == "\n", s.trim_record)    -- expect: true	true
show(s)                                             -- expect: [{a|b}][{}][{}][{c|d|e}][{last}]EOF
s = stream.scanner.with_awk_defaults(pieces("\n"))
print(#s:get_line())                                -- expect: 1
s = stream.scanner.with_awk_defaults(pieces(" a b \n \n"))
s.trim_record = false
show(s)                                             -- expect: [{|a|b}][{}]EOF
s = stream.scanner.with_awk_defaults(pieces(" a b \n"))
for fields in s:lines() do print(#fields, fields[1], fields[2]) end -- expect: 2	a	b
local fields = require("regex").split(s.field_separator, "x \t\v\f\r\ny")
print(getmetatable(s.field_separator), #fields, fields[2])          -- expect: regex	2	y
