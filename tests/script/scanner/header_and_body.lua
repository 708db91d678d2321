-- SPDX-License-Identifier: MIT
-- Lines by the scanner, a body by the stream, and what was read too much handed back.

local stream = require "stream"
local pieces = dofile(arg[0]:match ".*/" .. "lib/pieces.lua")

local io = pieces("length 7\n\n123", "4567next line\nlast")
local s = stream.scanner.new { stream = io }
local size = tonumber(tostring(s:get_line()):match "%d+")
s:get_line()
s:remove_line()
local span, offset = s:buffer()
local body = byte_span.append(span:slice(offset))
while #body < size do
  local more = byte_span.new(100)
  body = body:append(more:first(io:read_some(more)))
end
print(tostring(body:first(size)))                   -- expect: 1234567
s:set_buffer(body, size + 1)
print(tostring(s:get_line()))                       -- expect: next line
print(tostring(s:get_line()))                       -- expect: last
print(pcall(s.get_line, s) == false, s.record_number) -- expect: true	4
