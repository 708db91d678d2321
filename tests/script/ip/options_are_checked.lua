-- SPDX-License-Identifier: MIT
-- Unknown names are not supported, and values of another type are wrong arguments.
local net = require "/tools/net"
local ip = require "ip"
for _, class in ipairs { ip.tcp.socket, ip.tcp.acceptor, ip.udp.socket } do
  local socket = class.new()
  socket:open "v4"
  local function set(...) return net.try(socket.set_option, socket, ...) end
  print(set("foo", true), net.try(socket.get_option, socket, "foo"))
  print(set(1, true), net.try(socket.get_option, socket), set())
  print(set("reuse_address", 1), set "reuse_address", set("reuse_address", "true"))
  print(set("send_buffer_size", "1"), set("send_buffer_size", true), set("send_buffer_size", 2 ^ 31))
  socket:close()
  print(set("reuse_address", true), net.try(socket.get_option, socket, "reuse_address"))
end
-- expect: generic 95	generic 95
-- expect: generic 22 2	generic 22 2	generic 22 2
-- expect: generic 22 3	generic 22 3	generic 22 3
-- expect: generic 22 3	generic 22 3	generic 22 3
-- expect: system 9	system 9
-- expect: generic 95	generic 95
-- expect: generic 22 2	generic 22 2	generic 22 2
-- expect: generic 22 3	generic 22 3	generic 22 3
-- expect: generic 22 3	generic 22 3	generic 22 3
-- expect: system 9	system 9
-- expect: generic 95	generic 95
-- expect: generic 22 2	generic 22 2	generic 22 2
-- expect: generic 22 3	generic 22 3	generic 22 3
-- expect: generic 22 3	generic 22 3	generic 22 3
-- expect: system 9	system 9
local socket = ip.tcp.socket.new()
socket:open "v4"
local function set(...) return net.try(socket.set_option, socket, ...) end
print(set("linger", true), set("linger", 1, 1), set("linger", true, -1))
-- expect: generic 22 4	generic 22 3	generic 22 4
local udp = ip.udp.socket.new()
udp:open "v4"
for _, name in ipairs { "multicast_hops", "unicast_hops" } do
  for _, value in ipairs { -1, 256, 1e9, true, "1", 0 / 0 } do
    assert(net.try(udp.set_option, udp, name, value) == "generic 22 3")
  end
end
for _, name in ipairs { "join_multicast_group", "leave_multicast_group", "multicast_interface" } do
  print(net.try(udp.get_option, udp, name), net.try(udp.set_option, udp, name, true))
end
-- expect: generic 95	generic 22 3
-- expect: generic 95	generic 22 3
-- expect: generic 95	generic 22 3
local acceptor = ip.tcp.acceptor.new()
print(net.try(acceptor.set_option, acceptor, "enable_connection_aborted", true)) -- expect: system 9
print(net.try(acceptor.get_option, acceptor, "enable_connection_aborted"))       -- expect: system 9
acceptor:open "v4"
print(net.try(acceptor.set_option, acceptor, "enable_connection_aborted", 1))    -- expect: generic 22 3
