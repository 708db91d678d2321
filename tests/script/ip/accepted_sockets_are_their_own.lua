-- SPDX-License-Identifier: MIT
-- A connection outlives its listener, and what the listener's options were stays its own affair.
local net = require "/tools/net"
local ip = require "ip"
local acceptor, port = net.listener()
local client = ip.tcp.socket.new()
client:connect(net.loopback, port)
local server = acceptor:accept()
acceptor:close()
server:set_option("tcp_no_delay", true)
print(client:get_option "tcp_no_delay", server:get_option "tcp_no_delay") -- expect: false	true
print(client:write_some "x", server:read_some(byte_span.new(1)))          -- expect: 1	1
