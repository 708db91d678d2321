-- SPDX-License-Identifier: MIT
-- Where nothing is to be transferred a closed object does not matter, as it does elsewhere.
local file, pipe, stream = require "file", require "pipe", require "stream"
local r, w, f = pipe.read_stream.new(), pipe.write_stream.new(), file.random_access.new()
print(stream.read_all(r, byte_span.new(0)), stream.read_at_least(r, byte_span.new(5), 0))  -- expect: 0	0
print(stream.write_all(w, ""), stream.write_at_least(w, "text", -1))                       -- expect: 0	0
print(file.read_all_at(f, 0, byte_span.new(0)), file.write_all_at(f, 0, ""))               -- expect: 0	0
print(select(2, pcall(stream.read_all, r, byte_span.new(1))).code)                         -- expect: 9
print(select(2, pcall(file.write_all_at, f, 0, "x")).code)                                 -- expect: 9
