#!/bin/sh
# SPDX-License-Identifier: MIT
# named_socket.sh - those that have one are out of reach for want of a socket.
# layers: filter
cat >launch.lua <<'END'
local h = require "hostile"
local fd, name = h.sys("socket", 1, 1, 0), "\1\0socket\0"
assert(h.sys("bind", fd, name, #name) == 0 and h.sys("listen", fd, 8) == 0)
h.exec(os.getenv "ESCAPE", "--allow-read=in", "attempt.lua")
END
cat >attempt.lua <<'END'
local h, name = require "hostile", "\1\0socket\0"
local fd = tonumber(h.sys("socket", 1, 1, 0)) or -1
print(type(h.sys("connect", fd, name, #name)))
END
mkdir in
"$ESCAPE" launch.lua   # expect: string
