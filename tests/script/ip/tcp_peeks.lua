-- SPDX-License-Identifier: MIT
-- What is received with "peek" is there for the next one, too.
local net = require "/tools/net"
local one, other = net.pair()
one:write_some "abc"
local span = byte_span.new(2)
print(other:receive(span, { "peek" }), span)             -- expect: 2	ab
span:fill(0)
print(other:receive(span), span)                         -- expect: 2	ab
print(other:receive(span), span:first(1))                -- expect: 1	c
local late = spawn(function() return other:receive(span, { "peek" }), tostring(span) end)
net.settle()
one:write_some "de"
print(late:join())                                       -- expect: 2	de
