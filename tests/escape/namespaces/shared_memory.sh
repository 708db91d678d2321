#!/bin/sh
# SPDX-License-Identifier: MIT
# shared_memory.sh - the memory that others share by its number is not there.
# layers: filter namespaces
unshare -i true 2>/dev/null || unshare -ri true 2>/dev/null || exit 77
mkdir in
cat >attempt.lua <<'END'
local h, id = require "hostile", tonumber(arg[1])
local READ_ONLY = 4096
print(type(h.sys("shmat", id, 0, READ_ONLY)))
END
id=$("$ESCAPE" -e 'local h = require "hostile"
	io.write(("%.0f"):format(h.sys("shmget", 0, 4096, 950)))')   # IPC_CREAT, everybody
"$ESCAPE" --allow-read=in attempt.lua "$id"   # expect: string
"$ESCAPE" -e "require('hostile').sys('shmctl', $id, 0, 0)"
