-- SPDX-License-Identifier: MIT
-- What is written to one end is read from the other.
local pipe = require "pipe"
local r, w = pipe.pair()
print(getmetatable(r), getmetatable(w))       -- expect: pipe.read_stream	pipe.write_stream
print(r.is_open, w.is_open)                   -- expect: true	true
local span = byte_span.new(8)
local function read() return tostring(span:first(r:read_some(span))) end
print(w:write_some "string")                  -- expect: 6
print(read())                                 -- expect: string
print(w:write_some(byte_span.append "span"))  -- expect: 4
print(read())                                 -- expect: span
w:write_some "more than fits"
print(read(), read())                         -- expect: more tha	n fits
local fiber = spawn(function() print(read()) end)
this_fiber.yield()
w:write_some "awaited"
fiber:join()                                  -- expect: awaited
