#!/bin/sh
# SPDX-License-Identifier: MIT
# requests.sh - nor do requests of the ring.
# layers: ring namespaces
unshare -n true 2>/dev/null || unshare -rn true 2>/dev/null || exit 77
mkdir in
cat >launch.lua <<'END'
local h = require "hostile"
local _, port = h.listen(2)
h.exec(os.getenv "ESCAPE", "--allow-read=in", "attempt.lua", tostring(port))
END
cat >attempt.lua <<'END'
local h, port = require "hostile", tonumber(arg[1])
local SOCKET, CONNECT, INTERNET, DATAGRAM = 45, 16, 2, 2
local fd = tonumber(h.sqe { op = SOCKET, fd = INTERNET, off = DATAGRAM }) or -1
print(type(h.sqe { op = CONNECT, fd = fd, addr = h.address(port), off = 16 }))
END
"$ESCAPE" launch.lua   # expect: string
