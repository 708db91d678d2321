-- SPDX-License-Identifier: MIT
-- set_buffer() takes data and memory; a buffer without memory is replaced.

local stream = require "stream"
local pieces = dofile(arg[0]:match ".*/" .. "lib/pieces.lua")

local s = stream.scanner.new { stream = pieces("!\nmore\n") }
s:set_buffer(byte_span.append "xxab", 3)
print(s.record_terminator, tostring(s:get_line()))  -- expect: nil	ab!
s:set_buffer(byte_span.append "one\ntwo\n")
print(tostring(s:get_line()), tostring(s:get_line()) == "two") -- expect: one	true
s.stream = pieces("more\n")
s:set_buffer(byte_span.append "gone", 5)
print(tostring(s:get_line()))                       -- expect: more
s.stream = pieces("again\n")
s:set_buffer(byte_span.new(0))
print(#s.buffer_, tostring(s:get_line()))           -- expect: 4096	again
local memory = byte_span.new(2, 64):slice(1, 2)
memory:copy "a\n"
s.stream = pieces("x\n")
s:set_buffer(memory)
print(tostring(s:get_line()), #s.buffer_)           -- expect: a	64
local function try(...)
  local ok, why = pcall(s.set_buffer, s, ...)
  print(ok, why.code, why.arg)
end
try("text")                                         -- expect: false	22	2
try(memory, "1")                                    -- expect: false	22	3
try(memory, 0)                                      -- expect: false	34	nil
try(memory, 4)                                      -- expect: false	34	nil
print(tostring(s:get_line()))                       -- expect: x
