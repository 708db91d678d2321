-- SPDX-License-Identifier: MIT
-- If a match takes too many steps nothing is lost: another separator goes on.

local stream, regex = require "stream", require "regex"
local pieces = dofile(arg[0]:match ".*/" .. "lib/pieces.lua")

local s = stream.scanner.new {
  stream = pieces(("a"):rep(4000) .. "\nb"),
  record_separator = regex.new { pattern = "(a*)*[bc]\n", grammar = "ecma" },
}
local ok, why = pcall(s.get_line, s)
print(ok, why == regex.error.complexity, s.record_number)   -- expect: false	true	0
s.record_separator = "\n"
print(#s:get_line(), #s:get_line())                         -- expect: 4000	1
