-- SPDX-License-Identifier: MIT
-- A socket that could not be connected stays open, and can be closed and used again.
local net = require "/tools/net"
local ip = require "ip"
local gone, port = net.listener()
gone:close()
local socket = ip.tcp.socket.new()
print(net.try(socket.connect, socket, net.loopback, port), socket.is_open) -- expect: system 111	true
socket:close()
local there, other = net.listener()
print(net.try(socket.connect, socket, net.loopback, other))  -- expect: nothing
print(net.try(socket.connect, socket, net.loopback, other))  -- expect: system 106
local v6 = ip.tcp.socket.new()
v6:open "v6"
print(net.try(v6.connect, v6, net.loopback, other))          -- expect: system 22
for _, arguments in ipairs {
  { net.loopback, "80" }, { net.loopback, 65536 }, { net.loopback, -1 }, { net.loopback },
  { 1, 80 }, { nil, 80 }, { "localhost", 80 },
} do
  local closed = ip.tcp.socket.new()
  print(net.try(closed.connect, closed, arguments[1], arguments[2]), closed.is_open)
end
-- expect: generic 22 3	false
-- expect: generic 22 3	false
-- expect: generic 22 3	false
-- expect: generic 22 3	false
-- expect: generic 22 2	false
-- expect: generic 22 2	false
-- expect: system 22	false
there:close()
