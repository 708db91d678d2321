-- SPDX-License-Identifier: MIT
-- A FIFO that was planted among the files holds nobody up longer than the clock allows.
-- setup: mkdir in; mkfifo in/fifo
-- flags: --limit wall=1s
-- exit: 124
-- stderr: limits.wall
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
fs = { read = { "$SCRIPT_DIR/in" } },
]==]
io.open("in/fifo")
print "not reached"
