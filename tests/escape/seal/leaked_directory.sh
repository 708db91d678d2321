#!/bin/sh
# SPDX-License-Identifier: MIT
# leaked_directory.sh - a directory that somebody left open leads nowhere.
# layers: descriptors landlock
mkdir in out
echo secret >out/file
"$ESCAPE" --allow-read=in -e 'local h = require "hostile"
	print(type(h.sys("openat", 9, "file", 0)))
	print(type(h.sqe { op = 18, fd = 9, addr = "file" }))
	print(type(h.sys("openat", 9, "../out/file", 0)))' 9<out
# expect: string
# expect: string
# expect: string
