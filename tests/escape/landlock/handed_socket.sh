#!/bin/sh
# SPDX-License-Identifier: MIT
# handed_socket.sh - a TCP socket that is handed over is not connected or bound once more.
# layers: filter landlock
echo '{ version = 1, stdio = { "out", "err" }, fds = { { n = 5, name = "s", access = "rw" } } }' >policy.lua
cat >launch.lua <<'END'
local h = require "hostile"
local _, port = h.listen(1)
local connected = h.sys("socket", 2, 1, 0)
h.sys("connect", connected, h.address(port), 16)
h.sys("dup3", connected, 105, 0)
h.sys("dup3", 105, 5, 0)
h.exec(os.getenv "ESCAPE", "--policy", "policy.lua", "attempt.lua", tostring(port))
END
cat >attempt.lua <<'END'
local h, port = require "hostile", tonumber(arg[1])
local elsewhere, nowhere = h.address(port), ("\0"):rep(16)
local function refused(result) return type(result) == "string" end
h.sys("connect", 5, nowhere, 16)
print("bind", refused(h.sys("bind", 5, h.address(0), 16)))
print("connect", refused(h.sys("connect", 5, elsewhere, 16)))
END
"$ESCAPE" launch.lua
# expect: bind	true
# expect: connect	true
