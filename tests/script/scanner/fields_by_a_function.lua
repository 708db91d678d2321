-- SPDX-License-Identifier: MIT
-- Whatever can be called gets the record, at the end too; all it returns comes back.

local stream = require "stream"
local pieces = dofile(arg[0]:match ".*/" .. "lib/pieces.lua")

local s
s = stream.scanner.new {
  stream = pieces("ab\ncde"),
  field_separator = function(record)
    return #record, nil, tostring(record), s.record_number
  end,
}
print(s:get_line())                                 -- expect: 2	nil	ab	1
print(s:get_line())                                 -- expect: 3	nil	cde	2
print(pcall(s.get_line, s) == false)                -- expect: true
local callable = setmetatable({}, { __call = function(_, record) return #record end })
s = stream.scanner.new { stream = pieces("abcd\n"), field_separator = callable }
print(s:get_line())                                 -- expect: 4
