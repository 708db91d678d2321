-- SPDX-License-Identifier: MIT
-- The scanner tells the number, the size and the end of the current record.

local stream = require "stream"
local pieces = dofile(arg[0]:match ".*/" .. "lib/pieces.lua")

local s = stream.scanner.new { stream = pieces("one\r\ntwo"), record_separator = "\r\n" }
local function state()
  local terminator = s.record_terminator
  print(s.record_number, s.record_size, terminator and #terminator)
end
state()                                             -- expect: 0	0	nil
s:get_line()
state()                                             -- expect: 1	5	2
s:get_line()
state()                                             -- expect: 2	3	0
print(pcall(s.get_line, s) == false)                -- expect: true
state()                                             -- expect: 2	0	0
