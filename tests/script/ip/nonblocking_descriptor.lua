-- SPDX-License-Identifier: MIT
-- A descriptor that somebody made non-blocking is waited for all the same, and stays so.
local net = require "/tools/net"
local ip = require "ip"
local ffi = require "ffi"
ffi.cdef "int fcntl(int, int, ...);"
local F_GETFL, F_SETFL, O_NONBLOCK = 3, 4, 2048
local numbers = {}
local function nonblocking(socket)
  local fd = socket:release()
  local number = tonumber(tostring(fd):match "%d+")
  ffi.C.fcntl(number, F_SETFL, ffi.cast("int", O_NONBLOCK + ffi.C.fcntl(number, F_GETFL)))
  socket:assign(fd)
  numbers[#numbers + 1] = number
  return socket
end
local listener, port = net.listener()
nonblocking(listener)
local accepting = spawn(function() return listener:accept() end)
net.settle()
local one = ip.tcp.socket.new()
one:open "v4"
nonblocking(one):connect(net.loopback, port)
local other = nonblocking(accepting:join())
print(one.is_open, other.is_open)                        -- expect: true	true
local span = byte_span.new(65536)
local reader = spawn(function() return other:read_some(span) end)
net.settle()
one:write_some "late"
print(reader:join())                                     -- expect: 4
net.fill(one)
local writer = spawn(function() return one:write_some "last" end)
net.settle()
reader = spawn(function() while true do other:read_some(span) end end)
print(writer:join())                                     -- expect: 4
reader:cancel()
reader:join()
local udp, udp_other = net.udp_pair()
nonblocking(udp)
reader = spawn(function() return udp:receive_from(span) end)
net.settle()
udp_other:send "late"
print((reader:join()))                                   -- expect: 4
for _, number in ipairs(numbers) do
  assert(bit.band(ffi.C.fcntl(number, F_GETFL), O_NONBLOCK) == O_NONBLOCK)
end
