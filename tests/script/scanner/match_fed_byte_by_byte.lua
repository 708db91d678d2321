-- SPDX-License-Identifier: MIT
-- Who sends byte by byte what a separator may begin with holds nobody up for long: all searches
-- for a record together are bounded.
local stream, regex = require "stream", require "regex"

local sent = 0
local slow = { read_some = function(_, span)
  sent = sent + 1
  span:copy(sent == 20000 and "\n" or "a")
  return 1
end }
local s = stream.scanner.new {
  stream = slow, record_separator = regex.new { pattern = "a*\n", grammar = "ecma" },
}
local ok, why = pcall(s.get_line, s)
print(ok, why == regex.error.complexity, sent < 20000)   -- expect: false	true	true
s.record_separator = "\n"
print(#s:get_line())                                     -- expect: 19999
