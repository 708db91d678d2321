#!/bin/sh
# SPDX-License-Identifier: MIT
# guest_policy.sh - somebody else's script reads here, and writes nowhere that stays.
case $CELLUA in *-address* | *-thread*) exit 77 ;; esac # they take more memory
examples=$(dirname "$0")/../../../examples
chmod 755 .
echo text >file
chmod 644 file
cat >script.lua <<'END'
print(io.open("file"):read())
print((io.open "/etc/passwd"), (io.open("file", "a")))
local scratch = os.getenv "TMPDIR" .. "/x"
local file = io.open(scratch, "w")
file:write "own"
file:close()
print(io.open(scratch):read())
END
"$CELLUA" --policy "$examples/guest.policy" script.lua
# expect: text
# expect: nil	nil
# expect: own
