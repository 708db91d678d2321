#!/bin/sh
# SPDX-License-Identifier: MIT
# requests.sh - nor by any request of the ring, whatever goes with a message.
# layers: ring
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
local SENDMSG, CONNECT, SHUTDOWN, SOCKET, BIND, LISTEN = 9, 16, 34, 45, 56, 57
local FAST_OPEN, NO_SIGNAL, NO_WAIT, BOTH = 0x20000000, 0x4000, 0x40, 2
h.poke(memory, elsewhere, 16, memory + 64, 1, 0, 0, 0)
h.poke(memory + 64, "x", 1)
local function send(fd)
  return h.sqe { op = SENDMSG, fd = fd, addr = memory, len = 1, opflags = FAST_OPEN + NO_SIGNAL + NO_WAIT }
end
print("socket", h.sqe { op = SOCKET, fd = 2, off = 1 })
print("bind", h.sqe { op = BIND, fd = connected, addr = elsewhere, off = 16 })
print("listen", h.sqe { op = LISTEN, fd = listening, len = 1 })
print("shut", h.sqe { op = SHUTDOWN, fd = listening, len = BOTH })
print("send elsewhere", send(connected), send(listening))
print("disconnect", h.sqe { op = CONNECT, fd = connected, addr = nowhere, off = 16 })
print("connect", h.sqe { op = CONNECT, fd = connected, addr = elsewhere, off = 16 })
END2
"$ESCAPE" launch.lua
# expect: socket	EACCES
# expect: bind	EACCES
# expect: listen	EACCES
# expect: shut	EACCES
# expect: send elsewhere	EISCONN	EISCONN
# expect: disconnect	EACCES
# expect: connect	EACCES
