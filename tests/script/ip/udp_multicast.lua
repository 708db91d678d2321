-- SPDX-License-Identifier: MIT
-- Who has joined a group gets what is sent to it, until he leaves; an interface is named by its
-- number, or for IPv4 by an address of it, and a group of IPv6 may have one as its scope.
local net = require "/tools/net"
local ip = require "ip"
local span = byte_span.new(9)
local function try(group, interface, via)
  local listener = ip.udp.socket.new()
  listener:open(group)
  listener:bind(group, 0)
  local sender = ip.udp.socket.new()
  sender:open(group)
  sender:set_option("multicast_interface", via)
  sender:set_option("multicast_loop", true)
  sender:set_option("multicast_hops", 0)
  listener:set_option("join_multicast_group", group, interface)
  sender:send_to("joined", group, listener.local_port)
  print(listener:receive(span), span:first(6))
  print(net.try(listener.set_option, listener, "join_multicast_group", group, interface))
  listener:set_option("leave_multicast_group", group, interface)
  print(net.try(listener.set_option, listener, "leave_multicast_group", group, interface))
end
local lo = ip.address.new("ff01::1%lo").scope_id
try(ip.address.new "239.1.2.3", lo, net.loopback)
-- expect: 6	joined
-- expect: system 98
-- expect: system 99
try(ip.address.new "239.1.2.3", net.loopback, net.loopback)
-- expect: 6	joined
-- expect: system 98
-- expect: system 99
local v6 = ip.udp.socket.new()
v6:open "v6"
v6:set_option("multicast_interface", lo)
for _, arguments in ipairs {
  { ip.address.new "ff01::1234%lo" }, { "ff01::1234%lo" }, { ip.address.new "ff01::1234", lo },
} do
  v6:set_option("join_multicast_group", arguments[1], arguments[2])
  print(net.try(v6.set_option, v6, "join_multicast_group", "ff01::1234%lo"))
  v6:set_option("leave_multicast_group", arguments[1], arguments[2])
end
-- expect: system 98
-- expect: system 98
-- expect: system 98
print(net.try(v6.set_option, v6, "leave_multicast_group", "ff01::1234%lo")) -- expect: system 99
local socket = net.udp()
local function set(...) return net.try(socket.set_option, socket, ...) end
print(set("join_multicast_group", net.loopback))         -- expect: system 22
print(set("join_multicast_group", "239.1.2.3", "lo"))    -- expect: generic 22 4
print(set("join_multicast_group", "239.1.2.3", -1))      -- expect: generic 22 4
print(set("multicast_interface", "::1"))                 -- expect: generic 22 3
