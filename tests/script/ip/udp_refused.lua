-- SPDX-License-Identifier: MIT
-- That nobody is there is told by the next call of a connected socket.
local net = require "/tools/net"
local gone, port = net.udp()
gone:close()
local one = net.udp()
one:connect(net.loopback, port)
print(one:send "x")                                      -- expect: 1
print(net.try(one.receive, one, byte_span.new(1)))       -- expect: system 111
print(one:send "x")                                      -- expect: 1
one:wait "error"
print(net.try(one.send, one, "x"))                       -- expect: system 111
local reader = spawn(function() return net.try(one.receive_from, one, byte_span.new(1)) end)
net.settle()
one:send "x"
print(reader:join())                                     -- expect: system 111
