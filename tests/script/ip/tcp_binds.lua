-- SPDX-License-Identifier: MIT
-- A socket is bound to an address, or a text that is one, and a port; 0 is any.
local net = require "/tools/net"
local ip = require "ip"
local function bind(...)
  local socket = ip.tcp.socket.new()
  socket:open "v4"
  local how = net.try(socket.bind, socket, ...)
  return how, socket.local_address, socket.local_port > 0
end
print(bind("127.0.0.1", 0))              -- expect: nothing	127.0.0.1	true
print(bind(net.loopback, 0))             -- expect: nothing	127.0.0.1	true
print(bind(net.loopback, -1))            -- expect: generic 22 3	0.0.0.0	false
print(bind(net.loopback, 65536))         -- expect: generic 22 3	0.0.0.0	false
print(bind(net.loopback, "80"))          -- expect: generic 22 3	0.0.0.0	false
print(bind(net.loopback))                -- expect: generic 22 3	0.0.0.0	false
print(bind("localhost", 0))              -- expect: system 22	0.0.0.0	false
print(bind(1, 0))                        -- expect: generic 22 2	0.0.0.0	false
print(bind("::1", 0))                    -- expect: system 97	0.0.0.0	false
print(bind("192.0.2.1", 0))              -- expect: system 99	0.0.0.0	false
local _, port = net.listener()
print(bind("127.0.0.1", port))           -- expect: system 98	0.0.0.0	false
local closed = ip.tcp.socket.new()
print(net.try(closed.bind, closed, net.loopback, 0)) -- expect: system 9
