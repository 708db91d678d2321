#!/bin/sh
# SPDX-License-Identifier: MIT
# handed_socket.sh - a socket that is handed over leads nowhere else, and stays what it is.
# layers: filter
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
local SOCKET, REUSE_PORT, BOTH, READING = 1, 15, 2, 0
print("disconnect", h.sys("connect", 5, nowhere, 16))
print("options", h.sys("setsockopt", 6, SOCKET, REUSE_PORT, "\1\0\0\0", 4))
print("sendto", h.sys("sendto", 6, "x", 1, 0x4000, elsewhere, 16))
print("recvfrom", h.sys("recvfrom", 6, memory, 1, 0x40, 0, 0))
print("accept", h.sys("accept4", 6, 0, 0, 0x800))
print("shut reading", h.sys("shutdown", 6, READING))
print("shut both", h.sys("shutdown", 6, BOTH))
print("listen", h.sys("listen", 6, 1))
END
"$ESCAPE" launch.lua
# expect: disconnect	EPERM
# expect: options	EPERM
# expect: sendto	EPERM
# expect: recvfrom	EPERM
# expect: accept	EPERM
# expect: shut reading	EPERM
# expect: shut both	EPERM
# expect: listen	EPERM
