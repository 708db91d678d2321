#!/bin/sh
# SPDX-License-Identifier: MIT
# handed_socket.sh - nor do requests lead a socket that is handed over elsewhere.
# layers: ring
cat >policy.lua <<'END'
{ version = 1, stdio = { "out", "err" }, fds = {
	{ n = 5, name = "connected", access = "rw" }, { n = 6, name = "listening", access = "rw" } } }
END
cat >launch.lua <<'END'
local h = require "hostile"
local listening, port = h.listen(1)
local connected = h.sys("socket", 2, 1, 0)
h.sys("connect", connected, h.address(port), 16)
h.sys("dup3", connected, 105, 0)
h.sys("dup3", listening, 6, 0)
h.sys("dup3", 105, 5, 0)
h.exec(os.getenv "ESCAPE", "--policy", "policy.lua", "attempt.lua", tostring(port))
END
cat >attempt.lua <<'END'
local h, port = require "hostile", tonumber(arg[1])
local elsewhere, nowhere, memory = h.address(port), ("\0"):rep(16), h.memory(4096)
local SENDMSG, ACCEPT, CONNECT, SHUTDOWN, LISTEN = 9, 13, 16, 34, 57
local FAST_OPEN, NO_SIGNAL, NO_WAIT, BOTH = 0x20000000, 0x4000, 0x40, 2
h.poke(memory, elsewhere, 16, memory + 64, 1, 0, 0, 0)
h.poke(memory + 64, "x", 1)
local function send(fd)
	return h.sqe { op = SENDMSG, fd = fd, addr = memory, len = 1, opflags = FAST_OPEN + NO_SIGNAL + NO_WAIT }
end
print("accept", h.sqe { op = ACCEPT, fd = 6 })
print("listen", h.sqe { op = LISTEN, fd = 6, len = 1 })
print("shut", h.sqe { op = SHUTDOWN, fd = 6, len = BOTH })
print("send elsewhere", send(5), send(6))
print("disconnect", h.sqe { op = CONNECT, fd = 5, addr = nowhere, off = 16 })
END
"$ESCAPE" launch.lua
# expect: accept	EACCES
# expect: listen	EACCES
# expect: shut	EACCES
# expect: send elsewhere	EISCONN	EISCONN
# expect: disconnect	EACCES
