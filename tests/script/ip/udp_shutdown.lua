-- SPDX-License-Identifier: MIT
-- Who receives no more gets nothing, and no end.
local net = require "/tools/net"
local one, other = net.udp_pair()
local span = byte_span.new(4)
local waiting = spawn(function() return other:receive(span) end)
net.settle()
other:shutdown "receive"
print(waiting:join(), other:receive(span))               -- expect: 0	0
one:shutdown "send"
print(net.try(one.send, one, "x"))                       -- expect: system 32
local unconnected = net.udp()
print(net.try(unconnected.shutdown, unconnected, "both")) -- expect: system 107
