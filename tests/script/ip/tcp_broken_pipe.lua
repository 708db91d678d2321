-- SPDX-License-Identifier: MIT
-- To write where nobody reads raises EPIPE and kills nobody, however it is written.
local net = require "/tools/net"
local one, other = net.pair()
one:shutdown "send"
print(net.try(one.write_some, one, "x"))                 -- expect: system 32
print(net.try(one.send, one, "x", { "do_not_route" }))   -- expect: system 32
local writer = spawn(function() return net.try(one.write_some, one, "x") end)
print(writer:join())                                     -- expect: system 32
other:close()
one, other = net.pair()
net.fill(one)
writer = spawn(function() return net.try(one.write_some, one, "x") end)
net.settle()
one:shutdown "both"
print(writer:join())                                     -- expect: system 32
