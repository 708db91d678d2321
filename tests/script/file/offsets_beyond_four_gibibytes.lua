-- SPDX-License-Identifier: MIT
-- Offsets and sizes have 64 bits; what was never written is a hole of zeros.
local file = require "file"
local f, g = file.random_access.new(), file.stream.new()
f:open("sparse", { "create", "read_write" })
local far = 2 ^ 40 + 7
print(f:write_some_at(far, "far"), f.size == far + 3)         -- expect: 3	true
local span = byte_span.new(6)
print(f:read_some_at(far, span), tostring(span:first(3)))     -- expect: 3	far
print(f:read_some_at(2 ^ 32, span), tostring(span) == ("\0"):rep(6))  -- expect: 6	true
print(pcall(f.read_some_at, f, far + 3, span))                -- expect: false	end of file
g:open("sparse", file.open_flag.read_write)
print(g:seek(0, "end") == far + 3, g:seek(-3, "cur") == far)  -- expect: true	true
print(g:read_some(span), g:write_some "more", g.size == far + 7)  -- expect: 3	4	true
g:resize(2 ^ 33 + 1)
print(f.size == 2 ^ 33 + 1)                                   -- expect: true
local _, why = pcall(f.read_some_at, f, -1, span)
print(tostring(why.category), why.code)                       -- expect: system	22
_, why = pcall(f.write_some_at, f, -2 ^ 40, "x")
print(tostring(why.category), why.code)                       -- expect: system	22
