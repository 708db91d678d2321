#!/bin/sh
# SPDX-License-Identifier: MIT
# owner_ends_first.sh - a program whose actors outlive it by a moment ends as it did.
cat >main.lua <<'END'
--[==[ sandbox
version = 1,
spawn = { "idle" },
actors = { idle = { module = "idle" } },
]==]
local idle = spawn_vm { actor = "idle" }
idle:kill()
os.exit(3)
END
echo 'require("inbox"):receive()' >idle.lua
for _ in 1 2 3 4 5 6 7 8 9 10; do
	"$CELLUA" main.lua
	echo $?
done | uniq    # expect: 3
