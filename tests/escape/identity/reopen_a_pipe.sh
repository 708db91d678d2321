#!/bin/sh
# SPDX-License-Identifier: MIT
# reopen_a_pipe.sh - a pipe of root's is not opened in the other direction by who has become a
# user of his own.
# layers of root: identity
echo '{ version = 1, stdio = { "in", "out" }, fs = { rw = { "/tmp" } }, user = "isolated" }' >policy.lua
attempt='local h = require "hostile"
	local OPEN, READ, WRITE = 18, 0, 1
	print(h.sys("openat", -100, "/proc/self/fd/0", WRITE))
	print(h.sqe { op = OPEN, fd = -100, addr = "/proc/self/fd/1", opflags = READ })'
if [ "$(id -u)" -eq 0 ]; then
	echo text | "$ESCAPE" --policy policy.lua -e "$attempt" | cat
else
	"$ESCAPE" --policy policy.lua -e "$attempt" 2>/dev/null
	[ $? -eq 69 ] && echo EACCES && echo EACCES
fi
# expect: EACCES
# expect: EACCES
