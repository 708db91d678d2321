-- SPDX-License-Identifier: MIT
-- An empty datagram is one; who receives into an empty span waits for one, and drops it.
local net = require "/tools/net"
local one, other = net.udp_pair()
local span, empty = byte_span.new(4), byte_span.new(0)
print(one:send "", one:send(empty), one:send "x")        -- expect: 0	0	1
print(other:receive(span))                               -- expect: 0
local count, _, _, length = other:receive_from(span)
print(count, length)                                     -- expect: 0	0
print(other:receive(span))                               -- expect: 1
local dropped = spawn(function() return other:receive(empty) end)
net.settle()
one:send "gone"
one:send "gone too"
one:send "here"
print(dropped:join())                                    -- expect: 0
count, _, _, length = other:receive_from(empty, { "peek" })
print(count, length)                                     -- expect: 0	8
count, _, _, length = other:receive_from(empty)
print(count, length)                                     -- expect: 0	8
print(other:receive(span), span)                         -- expect: 4	here
