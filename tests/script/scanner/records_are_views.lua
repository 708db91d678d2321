-- SPDX-License-Identifier: MIT
-- A record shows the buffer of the scanner; with copy it has memory of its own.

local stream = require "stream"
local pieces = dofile(arg[0]:match ".*/" .. "lib/pieces.lua")

local function first_of_two(copy)
  local s = stream.scanner.new { stream = pieces("one\n", "two\n"), copy = copy }
  local one = s:get_line()
  s:get_line()
  return tostring(one), one.capacity
end
print(first_of_two(false) == "two")                 -- expect: true
print(first_of_two(true))                           -- expect: one	3
local s = stream.scanner.new {
  stream = pieces("a b\n", "c d\n"), copy = true, field_separator = " ",
}
local fields = s:get_line()
s:get_line()
print(tostring(fields[1]), tostring(fields[2]))     -- expect: a	b
