-- SPDX-License-Identifier: MIT
-- shutdown() ends one direction, or both.
local unix = require "unix"
local span = byte_span.new(9)
local function try(...) print((select(2, pcall(...)))) end
local a, b = unix.stream.socket.pair()
a:write_some "last"
a:shutdown "send"
try(b.read_some, b, span)                     -- expect: 4
try(b.read_some, b, span)                     -- expect: end of file
try(a.write_some, a, "x")                     -- expect: Broken pipe
try(b.write_some, b, "x")                     -- expect: 1
a:shutdown "both"
try(b.write_some, b, "x")                     -- expect: Broken pipe
try(a.shutdown, a, "all")                     -- expect: Invalid argument
a, b = unix.seqpacket.socket.pair()
a:shutdown "receive"
try(a.receive, a, span)                       -- expect: end of file
