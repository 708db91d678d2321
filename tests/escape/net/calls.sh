#!/bin/sh
# SPDX-License-Identifier: MIT
# calls.sh - a socket that a supervisor has connected, or that listens, is led nowhere else by any
# call.
# layers: filter
cat >launch.lua <<'END2'
local h = require "hostile"
local _, port = h.listen(1)
h.exec(os.getenv "ESCAPE", "--allow-connect=tcp:127.0.0.1:" .. port, "--allow-listen=tcp:127.0.0.1:0",
  "attempt.lua", tostring(port))
END2
cat >attempt.lua <<'END2'
local h, ip, port = require "hostile", require "ip", tonumber(arg[1])
local socket = ip.tcp.socket.new()
socket:connect(ip.address.new "127.0.0.1", port)
local connected, listening
for fd = 4, 12 do
  local size = h.memory(8)
  h.poke(size, 128)
  local is_socket = h.sys("getsockname", fd, h.memory(128), size) == 0
  h.poke(size, 128)
  if is_socket and h.sys("getpeername", fd, h.memory(128), size) == 0 then connected = fd
  elseif is_socket then listening = fd end
end
local nowhere, elsewhere, memory = ("\0"):rep(16), h.address(port), h.memory(4096)
local function option(fd, level, number, value)
  return h.sys("setsockopt", fd, level, number, value or "\1\0\0\0", 4)
end
print("disconnect", h.sys("connect", connected, nowhere, 16))
print("connect", h.sys("connect", connected, elsewhere, 16))
print("bind", h.sys("bind", connected, elsewhere, 16))
print("listen", h.sys("listen", connected, 1))
print("shut both", h.sys("shutdown", listening, 2))
print("shut reading", h.sys("shutdown", listening, 0))
print("sendto", h.sys("sendto", listening, "x", 1, 0x20004000, elsewhere, 16))
print("accept", h.sys("accept4", listening, 0, 0, 0x800))
print("share the port", option(listening, 1, 15))
print("another device", option(connected, 1, 25, "lo\0\0"))
print("mark", option(connected, 1, 36))
print("filter", option(connected, 1, 26))
print("repair", option(connected, 6, 19))
print("upper layer", option(connected, 6, 31, "tls\0"))
print("open fast", option(listening, 6, 23), option(connected, 6, 30))
print("transparent", option(listening, 0, 19))
print("options", option(connected, 0, 4))
print("pair", h.sys("socketpair", 1, 1, 0, memory))
END2
"$ESCAPE" launch.lua
# expect: disconnect	EPERM
# expect: connect	EPERM
# expect: bind	EPERM
# expect: listen	EPERM
# expect: shut both	EPERM
# expect: shut reading	EPERM
# expect: sendto	EPERM
# expect: accept	EPERM
# expect: share the port	EPERM
# expect: another device	EPERM
# expect: mark	EPERM
# expect: filter	EPERM
# expect: repair	EPERM
# expect: upper layer	EPERM
# expect: open fast	EPERM	EPERM
# expect: transparent	EPERM
# expect: options	EPERM
# expect: pair	EPERM
