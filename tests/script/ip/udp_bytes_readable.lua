-- SPDX-License-Identifier: MIT
-- io_control() tells the length of the next datagram.
local net = require "/tools/net"
local one, other = net.udp_pair()
print(other:io_control "bytes_readable")                 -- expect: 0
one:send "abc"
one:send "defgh"
other:wait "read"
print(other:io_control "bytes_readable")                 -- expect: 3
print(net.try(other.io_control, other, "foo"))           -- expect: generic 95
