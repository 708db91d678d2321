-- SPDX-License-Identifier: MIT
-- A regular expression ends a record where it matches first in what is buffered, not empty.

local stream, regex = require "stream", require "regex"
local pieces = dofile(arg[0]:match ".*/" .. "lib/pieces.lua")
local eof = require("asio_error").misc.eof

local function show(pattern, grammar, ...)
  local s = stream.scanner.new {
    stream = pieces(...),
    record_separator = regex.new { pattern = pattern, grammar = grammar },
  }
  local parts = {}
  while true do
    local ok, record = pcall(s.get_line, s)
    if not ok then
      print(table.concat(parts) .. (record == eof and "EOF" or tostring(record)), s.record_number)
      return
    end
    local text, ending = tostring(record):gsub("\n", "/"), s.record_terminator
    parts[#parts + 1] = ("[%s](%s)"):format(text, getmetatable(ending) == "byte_span" and tostring(ending))
  end
end
for _, grammar in ipairs { "ecma", "extended" } do
  show(";|,+", grammar, "one;two,,three,", ",four;", ";five")
  show("(end|END)", grammar, "oneENDtwoend")
  show("x*", grammar, "axxb")
  show("^a|b$", grammar, "a", "b", "ab")
  show("-+>", grammar, "a-", "-", "->b-", "c--", ">")
  show(",", grammar)
end
-- expect: [one](;)[two](,,)[three](,)[](,)[four](;)[](;)[five]()EOF	7
-- expect: [one](END)[two](end)EOF	2
-- expect: [a](xx)[b]()EOF	2
-- expect: [abab]()EOF	1
-- expect: [a](--->)[b-c](-->)EOF	2
-- expect: EOF	0
-- expect: [one](;)[two](,,)[three](,)[](,)[four](;)[](;)[five]()EOF	7
-- expect: [one](END)[two](end)EOF	2
-- expect: [a](xx)[b]()EOF	2
-- expect: [abab]()EOF	1
-- expect: [a](--->)[b-c](-->)EOF	2
-- expect: EOF	0
show("\\b;\\b", "ecma", ";a;", "b;", ";c;d;")              -- expect: [;a](;)[b;;c](;)[d;]()EOF	3
show("(?<=;)x|(?<!a)y", "ecma", "xy;", "x;ay", "y")        -- expect: [x](y)[;](x)[;ay](y)EOF	3
show("a(?!b)", "ecma", "aba", "c")                         -- expect: [ab](a)[c]()EOF	2
show("(?i)END\\b", "ecma", "one end", " ending", " end.")  -- expect: [one ](end)[ ending ](end)[.]()EOF	3
show([[\(.\)\1]], "basic", "abb", "c", "cd")               -- expect: [a](bb)[](cc)[d]()EOF	3
show("\\bx|y\\b", "ecma", "xa x", "by", "z", "y.")          -- expect: [xa ](x)[byz](y)[.]()EOF	3
show("(?m)b$", "ecma", "ab", "\nc")                        -- expect: [a](b)[/c]()EOF	2
