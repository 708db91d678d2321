-- SPDX-License-Identifier: MIT
-- A body is assigned as a string or a span and read as either; nil empties it.
local http = require "http"
local req = http.request.new()
req.body = "text"
print(req.body, #req.body_span, getmetatable(req.body_span))  -- expect: text	4	byte_span
local span = byte_span.append("span")
req.body = span
span[1] = 83
print(req.body, req.body_span == span)        -- expect: Span	true
req.body = nil
print(#req.body, #req.body_span)              -- expect: 0	0
req.body = "one\ntwo\r\n\nthree"
for line in req:lines() do io.write("[", line, "]") end
print()                                       -- expect: [one][two][][three]
