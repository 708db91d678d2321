-- SPDX-License-Identifier: MIT
-- Record and separator fit max_record_size or EMSGSIZE is raised, and may be overcome.

local stream = require "stream"
local pieces = dofile(arg[0]:match ".*/" .. "lib/pieces.lua")

local EMSGSIZE = require("generic_error").EMSGSIZE
local function scanner(text)
  return stream.scanner.new {
    stream = pieces(text), buffer_size_hint = 3, max_record_size = 10,
  }
end
print(tostring(scanner("123456789\n"):get_line()))  -- expect: 123456789
local s = scanner "1234567890\nrest"
local ok, why = pcall(s.get_line, s)
print(ok, why == EMSGSIZE, tostring(why.category))  -- expect: false	true	generic
ok, why = pcall(s.get_line, s)
print(ok, why == EMSGSIZE, s.record_number)         -- expect: false	true	0
s.max_record_size = 10.5
print(pcall(s.get_line, s) == false)                 -- expect: true
s.max_record_size = 12
print(tostring(s:get_line()), #s.buffer_)           -- expect: 1234567890	12
print(tostring(s:get_line()))                       -- expect: rest
s = scanner "a\n1234567890\n"
s:get_line()
print(pcall(s.get_line, s) == false, #s:buffered_line()) -- expect: true	0
