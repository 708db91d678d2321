#!/bin/sh
# SPDX-License-Identifier: MIT
# empty_root.sh - where the root is empty, what everybody may read is not there.
# layers: namespaces
unshare -m true 2>/dev/null || unshare -rm true 2>/dev/null || exit 77
cat >policy.lua <<'END'
{ version = 1, stdio = { "out", "err" }, fs = { read = { "/" } }, namespaces = { mount = "empty" } }
END
"$ESCAPE" --policy policy.lua -e 'local h = require "hostile"
	print(h.sys("openat", -100, "/etc/passwd", 0))
	print(h.sqe { op = 18, fd = -100, addr = "/etc/passwd" })
	print(h.sys("openat", -100, "/proc/self/maps", 0))
	print(h.sys("openat", -100, "../../../../../../etc/passwd", 0))
	print(h.sys("newfstatat", -100, "/etc", h.memory(4096), 0))'
# expect: ENOENT
# expect: ENOENT
# expect: ENOENT
# expect: ENOENT
# expect: ENOENT
