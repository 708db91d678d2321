-- SPDX-License-Identifier: MIT
-- write_all() and write_at_least() take spans and strings; the stream gets spans.

local stream = require "stream"
local mock = dofile(arg[0]:match ".*/" .. "lib/mock.lua")

local io = mock { 1, 2, 2 }
print(stream.write_all(io, "hello"), io.written, io.calls) -- expect: 5	hello	3
io = mock { 4, 1 }
print(stream.write_all(io, byte_span.append "hello"), io.written) -- expect: 5	hello
io = mock { 1, 1, 1 }
print(stream.write_at_least(io, "hello", 2), io.written) -- expect: 2	he
io = mock { 3 }
print(stream.write_at_least(io, byte_span.append "hello", 2), io.written) -- expect: 3	hel
io = mock { 2, 3 }
print(stream.write_at_least(io, "hello", 100), io.written) -- expect: 5	hello
