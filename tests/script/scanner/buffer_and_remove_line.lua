-- SPDX-License-Identifier: MIT
-- buffer() shows the current record and what follows it, from an offset on.

local stream = require "stream"
local pieces = dofile(arg[0]:match ".*/" .. "lib/pieces.lua")

local s = stream.scanner.new { stream = pieces("one\ntwo\nrest") }
local function rest()
  local span, offset = s:buffer()
  print((tostring(span:slice(offset)):gsub("\n", "/")))
end
rest()                                              -- expect: 
s:get_line()
rest()                                              -- expect: one/two/rest
s:get_line()
rest()                                              -- expect: two/rest
s:remove_line()
print(s.record_terminator, s.record_size)           -- expect: nil	0
rest()                                              -- expect: rest
s:remove_line()
rest()                                              -- expect: rest
print(tostring(s:get_line()))                       -- expect: rest
s:remove_line()
local span, offset = s:buffer()
print(#span:slice(offset))                          -- expect: 0
