-- SPDX-License-Identifier: MIT
-- An address of IPv4 has one of IPv6 that stands for it, and only that leads back.
local net = require "/tools/net"
local ip = require "ip"
local v4, v6 = ip.address.new "1.2.3.4", ip.address.new "::ffff:1.2.3.4"
print(v4:to_v6(), v4:to_v6() == v6)                 -- expect: ::ffff:1.2.3.4	true
print(v6:to_v4(), v6:to_v4() == v4)                 -- expect: 1.2.3.4	true
print(net.try(v6.to_v6, v6))                        -- expect: generic 22 1
print(net.try(v4.to_v4, v4))                        -- expect: generic 22 1
print(net.try(v6.to_v4, ip.address.loopback_v6()))  -- expect: generic 22 1
print(net.try(v4.to_v6, "1.2.3.4"))                 -- expect: generic 22 1
