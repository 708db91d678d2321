#!/bin/sh
# SPDX-License-Identifier: MIT
# reopen_a_descriptor.sh - what was handed over for reading is not opened again for writing.
# layers: landlock
mkdir in
echo text >file
"$ESCAPE" --allow-read=in -e 'local h = require "hostile"
	local WRITE, RDWR, TRUNC = 1, 2, 512
	for _, flags in ipairs { WRITE, RDWR, TRUNC } do
		print(h.sys("openat", -100, "/proc/self/fd/0", flags))
		print(h.sqe { op = 18, fd = -100, addr = "/proc/self/fd/0", opflags = flags })
	end' <file
# expect: EACCES
# expect: EACCES
# expect: EACCES
# expect: EACCES
# expect: EACCES
# expect: EACCES
