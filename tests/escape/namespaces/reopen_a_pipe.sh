#!/bin/sh
# SPDX-License-Identifier: MIT
# reopen_a_pipe.sh - a pipe, of which Landlock knows nothing, is not opened in the other
# direction where there is no name for it.
# layers: namespaces
unshare -m true 2>/dev/null || unshare -rm true 2>/dev/null || exit 77
cat >policy.lua <<'END'
{ version = 1, stdio = { "in", "out", "err" }, fs = { rw = { "/" } }, namespaces = { mount = "empty" } }
END
echo text | "$ESCAPE" --policy policy.lua -e 'local h = require "hostile"
	local OPEN, READ, WRITE = 18, 0, 1
	print(h.sys("openat", -100, "/proc/self/fd/0", WRITE))
	print(h.sqe { op = OPEN, fd = -100, addr = "/proc/self/fd/1", opflags = READ })' | cat
# expect: ENOENT
# expect: ENOENT
