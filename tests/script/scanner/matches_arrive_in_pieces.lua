-- SPDX-License-Identifier: MIT
-- Wherever data is cut, a separator of one length is found, and what was searched is not lost.

local stream, regex = require "stream", require "regex"
local pieces = dofile(arg[0]:match ".*/" .. "lib/pieces.lua")

local text = "one--\n-two\n--\nthree\n-\n--\nfour--\n"
local function records(pattern, grammar, ...)
  local parts = {}
  local options = { record_separator = regex.new { pattern = pattern, grammar = grammar } }
  for record in stream.lines(pieces(...), options) do parts[#parts + 1] = record end
  return table.concat(parts, "|")
end
local patterns = {
  { "ecma", "\n--\n" }, { "extended", "\n--\n" }, { "basic", [[\(\n\)--\1]] },
  { "ecma", "(?<=o)\n--\n|\n-(?=-)-\n" }, { "ecma", "(?i)\n--\n" }, { "extended", "(\n-?-)-\n" },
}
patterns[3][2] = "\\(\n\\)--\\1"
for _, case in ipairs(patterns) do
  local grammar, pattern = case[1], case[2]
  local same = 0
  for cut = 0, #text do
    local found = records(pattern, grammar, text:sub(1, cut), text:sub(cut + 1))
    same = same + (found == "one--\n-two|three\n-|four--\n" and 1 or 0)
  end
  local bytes = {}
  for byte in text:gmatch "." do bytes[#bytes + 1] = byte end
  print(same == #text + 1, records(pattern, grammar, unpack(bytes)) == records(pattern, grammar, text))
end
-- expect: true	true
-- expect: true	true
-- expect: true	true
-- expect: true	true
-- expect: true	true
-- expect: true	true
local long = ("a"):rep(60000)
print(#records("[ab]\n", "ecma", long, long:sub(1, 5000) .. "\n", "b"))   -- expect: 65001
