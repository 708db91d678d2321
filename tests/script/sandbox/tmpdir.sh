#!/bin/sh
# SPDX-License-Identifier: MIT
# tmpdir.sh - $TMPDIR is the run's own, and is gone with it.
cat >script.lua <<'END'
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
fs = { rw = { "$TMPDIR" } },
]==]
local path = os.getenv "TMPDIR"
local file = io.open(path .. "/file", "w")
file:write "text"
file:close()
io.write(path, "\n")
END
path=$("$CELLUA" script.lua)
case $path in /tmp/cellua.*) echo private ;; esac      # expect: private
[ -e "$path" ] || echo gone                            # expect: gone
