#!/bin/sh
# SPDX-License-Identifier: MIT
# reset.sh - a connection that its other end has reset is no free socket: what is sent elsewhere
# with it does not go there.
# layers: ring
cat >launch.lua <<'END2'
local h = require "hostile"
local _, port = h.listen(1)
h.exec(os.getenv "ESCAPE", "--allow-connect=tcp:127.0.0.1:*", "--allow-listen=tcp:127.0.0.1:0",
  "attempt.lua", tostring(port))
END2
cat >attempt.lua <<'END2'
local h, ip, time, port = require "hostile", require "ip", require "time", tonumber(arg[1])
local SENDMSG, CONNECT, FAST_OPEN, NO_SIGNAL, NO_WAIT = 9, 16, 0x20000000, 0x4000, 0x40
local acceptor, client = ip.tcp.acceptor.new(), ip.tcp.socket.new()
acceptor:open "v4"
acceptor:bind(ip.address.new "127.0.0.1", 0)
client:connect(ip.address.new "127.0.0.1", acceptor.local_port)
local server = acceptor:accept()
client:write_some "unread"
server:wait "read"
server:close()
client:wait "read"
local connected
for fd = 4, 12 do
  local size = h.memory(8)
  h.poke(size, 128)
  if h.sys("getsockname", fd, h.memory(128), size) == 0 then connected = fd end
end
local elsewhere, memory = h.address(port), h.memory(4096)
h.poke(memory, elsewhere, 16, memory + 64, 1, 0, 0, 0)
h.poke(memory + 64, "x", 1)
h.sqe { op = CONNECT, fd = connected, addr = ("\0"):rep(16), off = 16 }
local sent = 0
for _ = 1, 4 do
  local result = h.sqe { op = SENDMSG, fd = connected, addr = memory, len = 1, opflags = FAST_OPEN + NO_SIGNAL + NO_WAIT }
  if result == 1 or result == "EINPROGRESS" then sent = sent + 1 end
end
print("went elsewhere", sent)
END2
"$ESCAPE" launch.lua
# expect: went elsewhere	0
