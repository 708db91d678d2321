#!/bin/sh
# SPDX-License-Identifier: MIT
# out_of_descriptors.sh - to open or to connect raises EMFILE, and leaves the socket closed.
cat >script.lua <<'LUA'
local net = require "/net"
local ip = require "ip"
local kept = {}
local listener, port = net.listener()
net.pair() -- now the ring is there, which takes a descriptor, too
local function take() local fd = listener:release() kept[#kept + 1] = fd:dup() listener:assign(fd) end
for _ = 1, 100 do pcall(take) end
for _, class in ipairs { ip.tcp.socket, ip.tcp.acceptor, ip.udp.socket } do
  local socket = class.new()
  print(net.try(socket.open, socket, "v4"), socket.is_open)
end
local socket = ip.tcp.socket.new()
print(net.try(socket.connect, socket, net.loopback, port), socket.is_open)
kept[1]:close()
print(net.try(socket.connect, socket, net.loopback, port), socket.is_open)
LUA
cp "$(dirname "$0")/tools/net.lua" .
ulimit -n 32
exec "$CELLUA" script.lua
# expect: system 24	false
# expect: system 24	false
# expect: system 24	false
# expect: system 24	false
# expect: nothing	true
