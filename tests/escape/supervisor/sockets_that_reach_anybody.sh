#!/bin/sh
# SPDX-License-Identifier: MIT
# sockets_that_reach_anybody.sh - a socket without a partner, which no filter could keep from
# finding one, is not handed over.
echo '{ version = 1, stdio = { "in", "out", "err" }, fds = { { n = 5, name = "s", access = "rw" } } }' >policy.lua
cat >launch.lua <<'END'
local h, name, number = require "hostile", arg[1], tonumber(arg[2])
local STREAM, DATAGRAM, PACKETS, INTERNET, LOCAL = 1, 2, 5, 2, 1
local function listen() return (h.listen(STREAM)) end
local function connect()
	local _, port = h.listen(STREAM)
	local fd = h.sys("socket", INTERNET, STREAM, 0)
	h.sys("connect", fd, h.address(port), 16)
	return fd
end
local function pair(kind)
	local memory = h.memory(8)
	h.sys("socketpair", LOCAL, kind, 0, memory)
	return h.peek(memory, 1):byte()
end
local make = {
	udp = function() return h.sys("socket", INTERNET, DATAGRAM, 0) end,
	connected_udp = function()
		local _, port = h.listen(DATAGRAM)
		local fd = h.sys("socket", INTERNET, DATAGRAM, 0)
		h.sys("connect", fd, h.address(port), 16)
		return fd
	end,
	tcp = function() return h.sys("socket", INTERNET, STREAM, 0) end,
	netlink = function() return h.sys("socket", 16, 3, 0) end,
	unix = function() return h.sys("socket", LOCAL, STREAM, 0) end,
	pair_of_datagrams = function() return pair(DATAGRAM) end,
	listening = listen,
	connected = connect,
	pair = function() return pair(STREAM) end,
	pair_of_packets = function() return pair(PACKETS) end,
}
h.sys("dup3", make[name](), 100, 0)
h.sys("dup3", 100, number, 0)
h.exec(os.getenv "ESCAPE", "--policy", "policy.lua", "-e", "print 'ran'")
END
for name in udp connected_udp tcp netlink unix pair_of_datagrams; do
	for number in 0 5; do
		"$ESCAPE" launch.lua $name $number 5</dev/null 2>&1
		[ $? -eq 71 ] || echo "$name $number: another status"
	done
done
# expect: cellua: sandbox: descriptors: standard input: a socket for datagrams reaches anybody
# expect: cellua: sandbox: descriptors: s: a socket for datagrams reaches anybody
# expect: cellua: sandbox: descriptors: standard input: a socket for datagrams reaches anybody
# expect: cellua: sandbox: descriptors: s: a socket for datagrams reaches anybody
# expect: cellua: sandbox: descriptors: standard input: a socket that is not connected
# expect: cellua: sandbox: descriptors: s: a socket that is not connected
# expect: cellua: sandbox: descriptors: standard input: a socket for datagrams reaches anybody
# expect: cellua: sandbox: descriptors: s: a socket for datagrams reaches anybody
# expect: cellua: sandbox: descriptors: standard input: a socket that is not connected
# expect: cellua: sandbox: descriptors: s: a socket that is not connected
# expect: cellua: sandbox: descriptors: standard input: a socket for datagrams reaches anybody
# expect: cellua: sandbox: descriptors: s: a socket for datagrams reaches anybody
for name in listening connected pair pair_of_packets; do "$ESCAPE" launch.lua $name 5; done
# expect: ran
# expect: ran
# expect: ran
# expect: ran
