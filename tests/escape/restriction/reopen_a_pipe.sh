#!/bin/sh
# SPDX-License-Identifier: MIT
# reopen_a_pipe.sh - nor by requests.
# layers: ring
echo text | "$ESCAPE" --untrusted -e 'local h = require "hostile"
	local OPEN, OPEN2, READ, WRITE = 18, 28, 0, 1
	print(h.sqe { op = OPEN, fd = -100, addr = "/proc/self/fd/0", opflags = WRITE })
	print(h.sqe { op = OPEN, fd = -100, addr = "/proc/self/fd/1", opflags = READ })
	print(h.sqe { op = OPEN2, fd = -100, addr = "/proc/self/fd/0", off = h.memory(64), len = 24 })' | cat
# expect: EACCES
# expect: EACCES
# expect: EACCES
