-- SPDX-License-Identifier: MIT
-- A datagram that is longer than the span is cut; receive_from() says how long it was.
local net = require "/tools/net"
local one, other = net.udp_pair()
local span = byte_span.new(4)
one:send "truncated"
one:send "truncated"
one:send "next"
print(other:receive(span), span)                         -- expect: 4	trun
span:fill(0)
local count, _, _, length = other:receive_from(span)
print(count, length, span)                               -- expect: 4	9	trun
count, _, _, length = other:receive_from(span, { "peek" })
print(count, length, span)                               -- expect: 4	4	next
print(other:receive(span), span)                         -- expect: 4	next
