-- SPDX-License-Identifier: MIT
-- Nothing is read, written or shut down that is not connected.
local net = require "/tools/net"
local socket = require "ip".tcp.socket.new()
socket:open "v4"
print(net.try(socket.read_some, socket, byte_span.new(1)))   -- expect: system 107
print(net.try(socket.write_some, socket, "x"))               -- expect: system 32
print(net.try(socket.shutdown, socket, "both"))              -- expect: system 107
print(net.try(function() return socket.remote_address end))  -- expect: system 107
print(net.try(function() return socket.remote_port end))     -- expect: system 107
print(socket.local_address, socket.local_port)               -- expect: 0.0.0.0	0
