-- SPDX-License-Identifier: MIT
-- To broadcast takes an option.
local net = require "/tools/net"
local ip = require "ip"
local socket = net.udp(ip.address.any_v4())
print(net.try(socket.send_to, socket, "x", "127.255.255.255", 9)) -- expect: system 13
socket:set_option("broadcast", true)
local listener, port = net.udp(ip.address.any_v4())
print(socket:send_to("x", "127.255.255.255", port))      -- expect: 1
print(listener:receive(byte_span.new(1)))                -- expect: 1
