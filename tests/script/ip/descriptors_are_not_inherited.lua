-- SPDX-License-Identifier: MIT
-- Programs that are started have none of the sockets, and nothing is made non-blocking.
local net = require "/tools/net"
local ffi = require "ffi"
ffi.cdef "int fcntl(int, int, ...);"
local F_GETFD, F_GETFL, O_NONBLOCK = 1, 3, 2048
local listener, port = net.listener()
local one = require "ip".tcp.socket.new()
one:connect(net.loopback, port)
for _, socket in ipairs { listener, one, (listener:accept()), (net.udp()) } do
  local number = tonumber(tostring(socket:release()):match "%d+")
  print(ffi.C.fcntl(number, F_GETFD), bit.band(ffi.C.fcntl(number, F_GETFL), O_NONBLOCK))
end
-- expect: 1	0
-- expect: 1	0
-- expect: 1	0
-- expect: 1	0
