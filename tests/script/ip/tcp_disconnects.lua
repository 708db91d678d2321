-- SPDX-License-Identifier: MIT
-- A socket that was disconnected is nobody's end any more; the other end sees a reset.
local net = require "/tools/net"
local one, other = net.pair()
print(net.try(one.disconnect, one), one.is_open)    -- expect: nothing	true
print(net.try(function() return one.remote_port end)) -- expect: system 107
print(net.try(other.read_some, other, byte_span.new(1))) -- expect: system 104
one:close()
print(net.try(one.disconnect, one))                 -- expect: system 9
