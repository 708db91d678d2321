-- SPDX-License-Identifier: MIT
-- A listener of IPv6 takes connections of IPv4 too, unless it is told otherwise.
local net = require "/tools/net"
local ip = require "ip"
for _, only in ipairs { false, true } do
  local acceptor = ip.tcp.acceptor.new()
  acceptor:open "v6"
  acceptor:set_option("v6_only", only)
  acceptor:bind("::", 0)
  acceptor:listen()
  local client = ip.tcp.socket.new()
  print(net.try(client.connect, client, net.loopback, acceptor.local_port))
  if client.remote_port then print(acceptor:accept().remote_address) end
  client = ip.tcp.socket.new()
  client:connect("::1", acceptor.local_port)
  print(acceptor:accept().remote_address)
  break
end
-- expect: nothing
-- expect: ::ffff:127.0.0.1
-- expect: ::1
local acceptor = ip.tcp.acceptor.new()
acceptor:open "v6"
acceptor:set_option("v6_only", true)
acceptor:bind("::", 0)
acceptor:listen()
local client = ip.tcp.socket.new()
print(net.try(client.connect, client, net.loopback, acceptor.local_port)) -- expect: system 111
