#!/bin/sh
# SPDX-License-Identifier: MIT
# reopen_a_pipe.sh - a pipe, of which Landlock knows nothing, is not opened in the other
# direction by who can open no paths.
# layers: filter
echo text | "$ESCAPE" --untrusted -e 'local h = require "hostile"
	local READ, WRITE = 0, 1
	print(h.sys("openat", -100, "/proc/self/fd/0", WRITE))
	print(h.sys("open", "/proc/self/fd/1", READ))
	print(h.sys("openat2", -100, "/proc/self/fd/0", h.memory(64), 24))' | cat
# expect: EPERM
# expect: EPERM
# expect: EPERM
