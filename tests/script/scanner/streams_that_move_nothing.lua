-- SPDX-License-Identifier: MIT
-- A stream that answers 0 is asked again; one that answers nonsense is an error.

local stream = require "stream"
local left = 3
local io = {}
function io:read_some(span)
  left = left - 1
  return left > 0 and 0 or span:copy "x\n"
end
local s = stream.scanner.new { stream = io }
print(tostring(s:get_line()), left)                 -- expect: x	0
for _, count in ipairs { -1, 1e9, "1" } do
  s.stream = { read_some = function() return count end }
  print(pcall(s.get_line, s))
end
-- expect: false	read_some returned no count of bytes
-- expect: false	read_some returned no count of bytes
-- expect: false	read_some returned no count of bytes
