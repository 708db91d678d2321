-- SPDX-License-Identifier: MIT
-- Functions without arguments make the addresses that have names.
local address = require "ip".address
print(address.any_v4(), address.any_v6())           -- expect: 0.0.0.0	::
print(address.loopback_v4(), address.loopback_v6()) -- expect: 127.0.0.1	::1
print(address.broadcast_v4())                       -- expect: 255.255.255.255
print(getmetatable(address.any_v4()))               -- expect: ip.address
