#!/bin/sh
# SPDX-License-Identifier: MIT
# half_connected.sh - a socket whose connection nobody has waited for is handed over as one that is
# connected: it is no free one when the other end resets it.
cat >policy.lua <<'END'
{ version = 1, stdio = { "out", "err" }, fds = {
	{ n = 5, name = "client", access = "rw" }, { n = 6, name = "server", access = "rw" } } }
END
cat >launch.lua <<'END'
local h = require "hostile"
local listening, port = h.listen(1)
local client = h.sys("socket", 2, 1 + 2048, 0)
h.sys("connect", client, h.address(port), 16)
local server = h.sys("accept4", listening, 0, 0, 0)
h.sys("dup3", client, 105, 0)
h.sys("dup3", server, 106, 0)
h.sys("dup3", 105, 5, 0)
h.sys("dup3", 106, 6, 0)
for fd = 7, 12 do if fd ~= listening then h.sys("close", fd) end end
h.sys("close", 105)
h.sys("close", 106)
h.exec(os.getenv "ESCAPE", "--policy", "policy.lua", "attempt.lua", tostring(port))
END
cat >attempt.lua <<'END'
local h, port = require "hostile", tonumber(arg[1])
local SENDMSG, FAST_OPEN, NO_SIGNAL, NO_WAIT, RECV = 9, 0x20000000, 0x4000, 0x40, 27
local memory, elsewhere = h.memory(4096), h.address(port)
h.sys("write", 5, "unread", 6)
h.sqe { op = RECV, fd = 6, addr = memory + 2048, len = 1, opflags = 2 }
h.sys("shutdown", 6, 1)
print(h.sys("close", 6))
h.poke(memory, elsewhere, 16, memory + 64, 1, 0, 0, 0)
h.poke(memory + 64, "x", 1)
for _ = 1, 4 do
  local result = h.sqe { op = SENDMSG, fd = 5, addr = memory, len = 1, opflags = FAST_OPEN + NO_SIGNAL + NO_WAIT }
  if result == 1 or result == "EINPROGRESS" then print(result) end
end
END
"$ESCAPE" launch.lua
# expect: 0
