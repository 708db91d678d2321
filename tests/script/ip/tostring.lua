-- SPDX-License-Identifier: MIT
-- An address and a port are one text, with brackets where there are colons.
local net = require "/tools/net"
local ip = require "ip"
local v4, v6 = ip.address.new "1.2.3.4", ip.address.new "::1"
print(ip.tostring(v4), ip.tostring(v6))             -- expect: 1.2.3.4	::1
print(ip.tostring(v4, 80), ip.tostring(v6, 65535))  -- expect: 1.2.3.4:80	[::1]:65535
print(ip.tostring(v4, nil), ip.tostring(v4, 0))     -- expect: 1.2.3.4	1.2.3.4:0
print(ip.tostring(ip.address.new "fe80::1%lo", 1))  -- expect: [fe80::1%lo]:1
print(net.try(ip.tostring, "1.2.3.4"))              -- expect: generic 22 1
print(net.try(ip.tostring))                         -- expect: generic 22 1
print(net.try(ip.tostring, v4, "80"))               -- expect: generic 22 2
print(net.try(ip.tostring, v4, -1))                 -- expect: generic 22 2
print(net.try(ip.tostring, v4, 65536))              -- expect: generic 22 2
print(net.try(ip.tostring, v4, 0 / 0))              -- expect: generic 22 2
print(net.try(ip.tostring, v4, 80, 1))              -- expect: generic 22 3
