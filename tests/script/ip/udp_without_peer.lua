-- SPDX-License-Identifier: MIT
-- What is not connected has nobody to send to; what has no descriptor sends nothing.
local net = require "/tools/net"
local ip = require "ip"
local socket, port = net.udp()
print(net.try(socket.send, socket, "x"))                 -- expect: system 89
print(net.try(function() return socket.remote_port end)) -- expect: system 107
local _, other = net.udp()
socket:connect(net.loopback, other)
print(socket:send "x", socket.remote_port == other)      -- expect: 1	true
socket:disconnect()
print(net.try(socket.send, socket, "x"))                 -- expect: system 89
print(net.try(function() return socket.remote_port end)) -- expect: system 107
local closed = ip.udp.socket.new()
print(net.try(closed.send_to, closed, "x", net.loopback, port)) -- expect: system 9
print(net.try(closed.connect, closed, net.loopback, port), closed.is_open) -- expect: nothing	true
