-- SPDX-License-Identifier: MIT
-- read_all() reads piece by piece until the length, not the capacity, is full.

local stream = require "stream"
local mock = dofile(arg[0]:match ".*/" .. "lib/mock.lua")

local span = byte_span.new(5, 20)
local io = mock { 1, 1, 1, 1, 1 }
print(stream.read_all(io, span), tostring(span), io.calls) -- expect: 5	abcde	5
io = mock { 2, 3 }
print(stream.read_all(io, span), tostring(span), io.calls) -- expect: 5	abcde	2
