-- SPDX-License-Identifier: MIT
-- What cannot separate is refused before anything is consumed.

local stream = require "stream"
local pieces = dofile(arg[0]:match ".*/" .. "lib/pieces.lua")

local s = stream.scanner.new { stream = pieces("one\ntwo\n") }
local function try(name, value)
  local before = s[name]
  s[name] = value
  local ok, why = pcall(s.get_line, s)
  s[name] = before
  print(ok, why.code, why.arg)
end
try("record_separator", "")                         -- expect: false	22	record_separator
try("record_separator", 1)                          -- expect: false	22	record_separator
try("record_separator", byte_span.append "x")       -- expect: false	22	record_separator
try("field_separator", "")                          -- expect: false	22	field_separator
try("field_separator", {})                          -- expect: false	22	field_separator
try("field_separator", true)                        -- expect: false	22	field_separator
try("field_pattern", {})                            -- expect: false	22	field_pattern
try("trim_record", 1)                               -- expect: false	22	trim_record
try("stream", 1)                                    -- expect: false	22	stream
print(tostring(s:get_line()))                       -- expect: one
