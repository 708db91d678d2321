#!/bin/sh
# SPDX-License-Identifier: MIT
# network.sh - whoever holds more than standard streams is in a network where nobody is.
# layers: filter namespaces landlock
unshare -n true 2>/dev/null || unshare -rn true 2>/dev/null || exit 77
mkdir in
cat >launch.lua <<'END'
local h = require "hostile"
local _, port = h.listen(1)
h.exec(os.getenv "ESCAPE", "--allow-read=in", "attempt.lua", tostring(port))
END
cat >attempt.lua <<'END'
local h, port = require "hostile", tonumber(arg[1])
local fd = tonumber(h.sys("socket", 2, 1, 0)) or -1
print(type(h.sys("connect", fd, h.address(port), 16)))
END
# what listens is held open by the supervisor
"$ESCAPE" launch.lua   # expect: string
