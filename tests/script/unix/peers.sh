#!/bin/sh
# SPDX-License-Identifier: MIT
# The other end may be another program.
cat >server.lua <<'END'
local unix = require "unix"
local listener = unix.stream.listen "socket"
io.popen("socat -u SYSTEM:'echo hello' UNIX-CONNECT:socket")
local client = listener:accept()
local span = byte_span.new(99)
print(span:first(client:read_some(span)))
print(pcall(client.read_some, client, span))
print(client:get_option "remote_credentials".pid > 1)
local packets = unix.datagram.socket.new()
packets:open()
packets:bind "packets"
io.popen("echo packet | socat -u STDIN UNIX-SENDTO:packets")
print(packets:receive(span), tostring(span:first(6)))
END
command -v socat >/dev/null || exit 77
"$CELLUA" server.lua
# expect: hello
# expect:
# expect: false	end of file
# expect: true
# expect: 7	packet
