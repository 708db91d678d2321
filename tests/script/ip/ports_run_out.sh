#!/bin/sh
# SPDX-License-Identifier: MIT
# ports_run_out.sh - where no port is left to connect from, or to listen at, it is said, and all is
# well when there is one again.
how=-n
[ "$(id -u)" -eq 0 ] || how=-Urn
command -v ip >/dev/null || exit 77
range='ip link set lo up && echo 40000 40003 >/proc/sys/net/ipv4/ip_local_port_range'
unshare $how sh -c "$range" 2>/dev/null || exit 77
cat >script.lua <<'LUA'
local net = require "/net"
local ip = require "ip"
local listener = ip.tcp.acceptor.new()
listener:open "v4"
listener:bind(net.loopback, 7000)
listener:listen()
local kept, how = {}, "nothing"
while how == "nothing" do
  kept[#kept + 1] = ip.tcp.socket.new()
  how = net.try(kept[#kept].connect, kept[#kept], net.loopback, 7000)
end
print(#kept, how)
local udp = {}
how = "nothing"
while how == "nothing" do
  udp[#udp + 1] = ip.udp.socket.new()
  udp[#udp]:open "v4"
  how = net.try(udp[#udp].bind, udp[#udp], net.loopback, 0)
end
print(#udp, how)
udp[1]:close()
print(net.try(udp[#udp].bind, udp[#udp], net.loopback, 0))
kept[1]:set_option("linger", true, 0)
kept[1]:close()
kept[#kept]:close()
print(net.try(kept[#kept].connect, kept[#kept], net.loopback, 7000))
LUA
cp "$(dirname "$0")/tools/net.lua" .
unshare $how sh -c "$range && exec \"\$@\"" sh "$CELLUA" script.lua
# expect: 5	system 99
# expect: 5	system 98
# expect: nothing
# expect: nothing
