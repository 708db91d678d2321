#!/bin/sh
# SPDX-License-Identifier: MIT
# emilua_signals.sh - ignored and blocked signals are so no longer, whoever set them.
ln -s "$CELLUA" emilua
cat >entry.lua <<'END'
local ffi = require "ffi"
ffi.cdef "int getpid(void); int kill(int, int);"
ffi.C.kill(ffi.C.getpid(), 2)
print "not reached"
END
(trap '' INT HUP; ./emilua entry.lua)
echo $?    # expect: 130
