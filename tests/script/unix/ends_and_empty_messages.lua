-- SPDX-License-Identifier: MIT
-- Of a stream nothing is nothing; a packet of nothing is the end, and a datagram of nothing is
-- one.
local unix = require "unix"
local none, span = byte_span.new(0), byte_span.new(9)
local function try(...) print((select(2, pcall(...)))) end
local a, b = unix.stream.socket.pair()
try(a.write_some, a, none)                    -- expect: 0
try(a.read_some, a, none)                     -- expect: 0
try(b.receive_with_fds, b, none, 1)           -- expect: end of file
a:send_with_fds("x", { require "pipe".pair():release() })
try(b.receive_with_fds, b, none, 1)           -- expect: end of file
print(#select(2, b:receive_with_fds(span, 1))) -- expect: 1
a:write_some "x"
try(b.read_some, b, span)                     -- expect: 1
a:close()
try(b.read_some, b, span)                     -- expect: end of file
try(b.receive_with_fds, b, span, 1)           -- expect: end of file
try(b.write_some, b, "x")                     -- expect: Broken pipe
a, b = unix.seqpacket.socket.pair()
a:send "eaten"
a:send(none)
a:send "third"
try(b.receive, b, none)                       -- expect: end of file
try(b.receive, b, span)                       -- expect: end of file
try(b.receive, b, span)                       -- expect: 5
a:close()
try(b.receive, b, span)                       -- expect: end of file
try(b.receive_with_fds, b, span, 1)           -- expect: end of file
try(b.send, b, "x")                           -- expect: Broken pipe
a, b = unix.datagram.socket.pair()
a:send "eaten"
a:send(none)
a:send "third"
try(b.receive, b, none)                       -- expect: 0
try(b.receive, b, span)                       -- expect: 0
try(b.receive, b, span)                       -- expect: 5
a:send_with_fds(none, {})
try(b.receive_with_fds, b, span, 1)           -- expect: 0
