#!/bin/sh
# SPDX-License-Identifier: MIT
# datagrams.sh - nor do datagrams, of which Landlock knows nothing, leave that network.
# layers: filter namespaces
unshare -n true 2>/dev/null || unshare -rn true 2>/dev/null || exit 77
mkdir in
cat >launch.lua <<'END'
local h = require "hostile"
local _, port = h.listen(2)
h.exec(os.getenv "ESCAPE", "--allow-read=in", "attempt.lua", tostring(port))
END
cat >attempt.lua <<'END'
local h, port = require "hostile", tonumber(arg[1])
local fd = tonumber(h.sys("socket", 2, 2, 0)) or -1
print(type(h.sys("sendto", fd, "x", 1, 0, h.address(port), 16)))
END
"$ESCAPE" launch.lua   # expect: string
