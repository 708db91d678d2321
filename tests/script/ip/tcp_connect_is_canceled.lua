-- SPDX-License-Identifier: MIT
-- A fiber that is canceled while it connects leaves an open socket, whose attempt goes on.
local net = require "/tools/net"
local ip = require "ip"
local _, port = net.full_listener()
local socket = ip.tcp.socket.new()
local fiber = spawn(function() socket:connect(net.loopback, port) end)
net.settle()
fiber:cancel()
fiber:join()
print(fiber.cancellation_caught, socket.is_open)             -- expect: true	true
print(net.try(socket.connect, socket, net.loopback, port))   -- expect: system 114
socket:close()
local there, other = net.listener()
print(net.try(socket.connect, socket, net.loopback, other))  -- expect: nothing
there:close()
