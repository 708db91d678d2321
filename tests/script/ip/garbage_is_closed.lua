-- SPDX-License-Identifier: MIT
-- A socket that nobody has any more is closed.
local net = require "/tools/net"
local ip = require "ip"
local one, other = net.pair()
other = nil
collectgarbage()
collectgarbage()
print(net.try(one.read_some, one, byte_span.new(1)))     -- expect: asio.misc 2
local listener, port = net.listener()
listener = nil
collectgarbage()
collectgarbage()
local socket = ip.tcp.socket.new()
print(net.try(socket.connect, socket, net.loopback, port)) -- expect: system 111
