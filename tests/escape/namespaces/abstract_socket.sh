#!/bin/sh
# SPDX-License-Identifier: MIT
# abstract_socket.sh - sockets of this machine that have no file are out of reach.
# layers: filter namespaces landlock
unshare -n true 2>/dev/null || unshare -rn true 2>/dev/null || exit 77
mkdir in
cat >launch.lua <<'END'
local h = require "hostile"
local name = "\1\0\0cellua-escape-" .. h.supervisor
local fd = h.sys("socket", 1, 1, 0)
assert(h.sys("bind", fd, name, #name) == 0 and h.sys("listen", fd, 8) == 0)
h.exec(os.getenv "ESCAPE", "--allow-read=in", "attempt.lua", tostring(h.supervisor))
END
cat >attempt.lua <<'END'
local h = require "hostile"
local name = "\1\0\0cellua-escape-" .. arg[1]
local fd = tonumber(h.sys("socket", 1, 1, 0)) or -1
print(type(h.sys("connect", fd, name, #name)))
END
"$ESCAPE" launch.lua   # expect: string
