-- SPDX-License-Identifier: MIT
-- To connect opens a closed socket for the family of the address.
local net = require "/tools/net"
local ip = require "ip"
for _, address in ipairs { ip.address.loopback_v4(), ip.address.loopback_v6(), "127.0.0.1" } do
  local acceptor, port = net.listener(ip.address.new(tostring(address)))
  local socket = ip.tcp.socket.new()
  print(net.try(socket.connect, socket, address, port), socket.remote_address)
  print(socket.remote_port == port, acceptor:accept().remote_port == socket.local_port)
end
-- expect: nothing	127.0.0.1
-- expect: true	true
-- expect: nothing	::1
-- expect: true	true
-- expect: nothing	127.0.0.1
-- expect: true	true
