#!/bin/sh
# SPDX-License-Identifier: MIT
# ten_thousand_connections.sh - between two processes, all there at once, and each echoed by a
# fiber of its own.
count=10000
case $CELLUA in *-address* | *-thread*) count=1000 ;; esac # they take more memory
ulimit -n $((count + 100)) 2>/dev/null || exit 77
cat >server.lua <<'LUA'
local ip = require "ip"
local count, open, most = tonumber((...)), 0, 0
local acceptor = ip.tcp.acceptor.new()
acceptor:open "v4"
acceptor:bind("127.0.0.1", 0)
acceptor:listen()
print(acceptor.local_port)
io.stdout:flush()
local fibers = {}
for i = 1, count do
  local socket = acceptor:accept()
  open = open + 1
  most = math.max(open, most)
  fibers[i] = spawn(function()
    local span = byte_span.new(16)
    socket:write_some(span:first(socket:read_some(span)))
    pcall(socket.read_some, socket, span)
    socket:close()
    open = open - 1
  end)
end
for i = 1, count do fibers[i]:join() end
print(most, open)
LUA
cat >client.lua <<'LUA'
local ip = require "ip"
local count, port = tonumber((...)), io.read "*n"
local sockets, fibers, right = {}, {}, 0
for i = 1, count do
  fibers[i] = spawn(function()
    sockets[i] = ip.tcp.socket.new()
    sockets[i]:connect("127.0.0.1", port)
  end)
  if i % 500 == 0 then for k = i - 499, i do fibers[k]:join() end end
end
for i = 1, count do
  fibers[i] = spawn(function()
    local span, text = byte_span.new(16), tostring(i)
    sockets[i]:write_some(text)
    if tostring(span:first(sockets[i]:read_some(span))) == text then right = right + 1 end
  end)
end
for i = 1, count do fibers[i]:join() end
for i = 1, count do sockets[i]:close() end
io.stderr:write(right, " echoed\n")
LUA
"$CELLUA" server.lua $count >said 2>&1 &
server=$!
until [ -s said ]; do
	kill -0 $server || exit 1
	sleep 0.05
done
"$CELLUA" client.lua $count <said 2>told
wait $server
tail -n 1 said | sed "s/$count/all/"
sed "s/$count/all/" told
# expect: all	0
# expect: all echoed
