-- SPDX-License-Identifier: MIT
-- A datagram is sent whole or not at all.
local net = require "/tools/net"
local one, other = net.udp_pair()
print(net.try(one.send, one, ("x"):rep(65508)))          -- expect: system 90
local longest = byte_span.new(65507):fill(120)
print(one:send(longest))                                 -- expect: 65507
local span = byte_span.new(70000)
print(other:receive(span), span:first(65507) == longest) -- expect: 65507	true
print(net.try(one.send_to, one, ("x"):rep(70000), net.loopback, 1)) -- expect: system 90
