#!/bin/sh
# SPDX-License-Identifier: MIT
# sealed_memory.sh - memory that is handed over and sealed stays as it is, though it can be
# opened anew, which no layer sees, where paths can be opened at all.
mkdir in
cat >policy.lua <<'END'
{ version = 1, stdio = { "out", "err" }, fs = { read = { "$CWD/in" } },
	fds = { { n = 5, name = "m", access = "rw" } } }
END
sed 's/fs = [^}]*} },//' policy.lua >pure.lua
cat >launch.lua <<'END'
local h = require "hostile"
local ALLOW_SEALING, ADD_SEALS, SHRINK_GROW_WRITE = 2, 1033, 14
local fd = h.sys("memfd_create", "m", ALLOW_SEALING)
h.sys("write", fd, "text", 4)
h.sys("fcntl", fd, ADD_SEALS, SHRINK_GROW_WRITE)
h.sys("dup3", fd, 105, 0)
h.sys("dup3", 105, 5, 0)
h.exec(os.getenv "ESCAPE", "--policy", arg[1], "attempt.lua")
END
cat >attempt.lua <<'END'
local h = require "hostile"
local RDWR, READ_WRITE, SHARED = 2, 3, 1
local fd = h.sys("openat", -100, "/proc/self/fd/5", RDWR)
print("open", type(fd) == "number" or fd)
fd = tonumber(fd) or 5
print("write", h.sys("pwrite64", fd, "x", 1, 0))
print("truncate", h.sys("ftruncate", fd, 0))
print("map", h.sys("mmap", 0, 4096, READ_WRITE, SHARED, fd, 0))
END
"$ESCAPE" launch.lua policy.lua
# expect: open	true
# expect: write	EPERM
# expect: truncate	EPERM
# expect: map	EPERM
"$ESCAPE" launch.lua pure.lua
# expect: open	EPERM
# expect: write	EPERM
# expect: truncate	EPERM
# expect: map	EPERM
