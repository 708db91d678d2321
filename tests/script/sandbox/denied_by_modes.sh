#!/bin/sh
# SPDX-License-Identifier: MIT
# denied_by_modes.sh - no policy is blamed for what the modes of a granted file refuse.
cat >script.lua <<'END'
--[==[ sandbox
version = 1,
stdio = { "out" },
fs = { read = { "$SCRIPT_DIR/data" } },
]==]
print(io.open "data/private")
END
mkdir data
echo x >data/private
chmod 000 data/private
"$CELLUA" script.lua                    # expect: nil	data/private: Permission denied	13
# a layer that speaks of no files bounds none, but one that is complete bounds all
"$CELLUA" --limit files=20 script.lua   # expect: nil	data/private: Permission denied	13
echo '{ version = 1, stdio = { "out" } }' >whole.lua
"$CELLUA" --policy whole.lua script.lua
# expect: nil	permission denied: fs.read does not cover data/private (sandbox: whole.lua)	13
