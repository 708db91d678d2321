-- SPDX-License-Identifier: MIT
-- Programs that are started have none of the descriptors: neither sockets nor what came.
local unix, pipe = require "unix", require "pipe"
local function inherited() return io.popen("ls /proc/self/fd"):read "*a" end
local before = inherited()
local a, b = unix.stream.socket.pair()
a:send_with_fds("x", { pipe.pair():release() })
local _, fds = b:receive_with_fds(byte_span.new(1), 1)
local listener = unix.stream.listen "@not_inherited"
local client = unix.stream.dial "@not_inherited"
local accepted = listener:accept()
local datagrams = unix.datagram.socket.new()
datagrams:open()
print(#fds, client.is_open, accepted.is_open, inherited() == before) -- expect: 1	true	true	true
