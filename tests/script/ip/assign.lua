-- SPDX-License-Identifier: MIT
-- A closed socket takes a descriptor, with or without a family; an open one takes none.
local net = require "/tools/net"
local ip = require "ip"
local one, other = net.pair(ip.address.loopback_v6())
local socket = ip.tcp.socket.new()
socket:assign("v4", one:release())
print(socket.is_open, socket.local_address)              -- expect: true	::1
local fd = socket:release()
socket:assign(fd)
other:write_some "x"
print(socket:read_some(byte_span.new(1)))                -- expect: 1
print(net.try(fd.dup, fd))                               -- expect: generic 9
fd = other:release()
print(net.try(socket.assign, socket, fd))                -- expect: asio.misc 1
print(net.try(socket.assign, socket, "v6", fd))          -- expect: asio.misc 1
print(getmetatable(fd:dup()))                            -- expect: file_descriptor
socket = ip.tcp.socket.new(fd)
print(socket.is_open, socket.local_address)              -- expect: true	::1
local closed = ip.tcp.acceptor.new()
fd = socket:release()
print(net.try(closed.assign, closed, "v5", fd))          -- expect: generic 22 2
print(net.try(closed.assign, closed, "v4", 5))           -- expect: generic 22 3
print(net.try(closed.assign, closed, "v4"))              -- expect: generic 22 3
print(net.try(closed.assign, closed, nil, fd))           -- expect: generic 22 2
print(net.try(closed.assign, closed))                    -- expect: generic 22 2
for _, class in ipairs { ip.tcp.socket, ip.tcp.acceptor, ip.udp.socket } do
  print(net.try(class.new, 3), net.try(class.new, socket))
end
-- expect: generic 22 1	generic 22 1
-- expect: generic 22 1	generic 22 1
-- expect: generic 22 1	generic 22 1
