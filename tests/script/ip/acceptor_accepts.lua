-- SPDX-License-Identifier: MIT
-- Who listens takes connections, also without a port of his choice; else accept() is refused.
local net = require "/tools/net"
local ip = require "ip"
local acceptor = ip.tcp.acceptor.new()
acceptor:open "v4"
print(net.try(acceptor.accept, acceptor))                -- expect: system 22
print(acceptor.local_port)                               -- expect: 0
acceptor:listen()
local port = acceptor.local_port
print(port > 0)                                          -- expect: true
local accepting = spawn(function() return acceptor:accept() end)
net.settle()
local client = ip.tcp.socket.new()
client:connect(net.loopback, port)
local server = accepting:join()
print(getmetatable(server), server.is_open)              -- expect: ip.tcp.socket	true
print(server.remote_port == client.local_port)           -- expect: true
server:write_some "hello"
print(client:read_some(byte_span.new(9)))                -- expect: 5
