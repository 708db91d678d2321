-- SPDX-License-Identifier: MIT
-- dup() makes another descriptor of what is open: it lives on alone.
local pipe = require "pipe"
local r, w = pipe.pair()
local fd = w:release()
local copy = fd:dup()
print(getmetatable(copy), tostring(copy) ~= tostring(fd), copy ~= fd)
-- expect: file_descriptor	true	true
fd:close()
w = pipe.write_stream.new(copy)
w:write_some "x"
w:close()
print(r:read_some(byte_span.new(2)))          -- expect: 1
print(pcall(r.read_some, r, byte_span.new(1))) -- expect: false	end of file
