-- SPDX-License-Identifier: MIT
-- A socket is opened for a family, which an address has, and only once.
local net = require "/tools/net"
local ip = require "ip"
local function open(family)
  local socket = ip.tcp.socket.new()
  local how = net.try(socket.open, socket, family)
  return how, socket.is_open and socket.local_address or "closed"
end
print(open "v4")                                    -- expect: nothing	0.0.0.0
print(open "v6")                                    -- expect: nothing	::
print(open(ip.address.loopback_v4()))               -- expect: nothing	0.0.0.0
print(open(ip.address.loopback_v6()))               -- expect: nothing	::
print(open "v5")                                    -- expect: generic 22 2	closed
print(open "127.0.0.1")                             -- expect: generic 22 2	closed
print(open(4))                                      -- expect: generic 22 2	closed
print(open(nil))                                    -- expect: generic 22 2	closed
for _, class in ipairs { ip.tcp.socket, ip.tcp.acceptor, ip.udp.socket } do
  local socket = class.new()
  assert(not socket.is_open)
  socket:open "v4"
  print(net.try(socket.open, socket, "v6"), socket.local_address)
end
-- expect: asio.misc 1	0.0.0.0
-- expect: asio.misc 1	0.0.0.0
-- expect: asio.misc 1	0.0.0.0
