-- SPDX-License-Identifier: MIT
-- The scope of an address of IPv6 is all of it that can be changed.
local net = require "/tools/net"
local ip = require "ip"
local v6 = ip.address.new "fe80::1"
local function set(scope) return net.try(function() v6.scope_id = scope end) end
print(v6.scope_id, v6)                              -- expect: 0	fe80::1
print(set(1), v6.scope_id, v6)                      -- expect: nothing	1	fe80::1%lo
print(set(4294967295), v6.scope_id)                 -- expect: nothing	4294967295
print(set(4294967296), set(-1), set(0 / 0))         -- expect: generic 22 3	generic 22 3	generic 22 3
print(set "1", set(nil), v6.scope_id)               -- expect: generic 22 3	generic 22 3	4294967295
print(set(0), v6)                                   -- expect: nothing	fe80::1
