#!/bin/sh
# SPDX-License-Identifier: MIT
# handed_descriptor.sh - of a file that is handed over for reading the mode and the like stay.
# layers: filter
echo text >mine
"$ESCAPE" --untrusted -e 'local h = require "hostile"
	local EMPTY_PATH = 0x1000
	print(h.sys("fchmod", 0, 511))
	print(h.sys("fchown", 0, -1, -1))
	print(h.sys("fchownat", 0, "", -1, -1, EMPTY_PATH))
	print(h.sys("utimensat", 0, 0, 0, 0))
	print(h.sys("fsetxattr", 0, "user.x", "y", 1, 0))
	print(h.sys("flock", 0, 2))
	print(h.sys("fcntl", 0, 1024, 0))' <mine
# expect: EPERM
# expect: EPERM
# expect: EPERM
# expect: EPERM
# expect: EPERM
# expect: EPERM
# expect: EPERM
