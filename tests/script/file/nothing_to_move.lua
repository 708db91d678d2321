-- SPDX-License-Identifier: MIT
-- An empty span or string gives 0, also at the end, and in a file that is not read.
local file = require "file"
local f, g = file.stream.new(), file.random_access.new()
f:open("empty", { "create", "write_only" })
g:open("empty", 0)
print(f:read_some(byte_span.new(0)), f:write_some "")         -- expect: 0	0
print(g:read_some_at(5, byte_span.new(0)), g:write_some_at(0, ""))  -- expect: 0	0
