#!/bin/sh
# SPDX-License-Identifier: MIT
# ring_of_another_thread.sh - what works in another thread has a ring that does as few things.
# layers: ring
cat >worker.lua <<'END'
local h, inbox = require "hostile", require "inbox"
local answer = inbox:receive()
answer:send {
	nop = h.sqe { op = 0 },
	socket = h.sqe { op = 45, fd = 2, off = 2 },
	drain = h.sqe { op = 0, flags = 2 },
}
END
cat >main.lua <<'END'
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
fs = { read = { "$SCRIPT_DIR" } },
limits = { procs = 1 },
]==]
local inbox = require "inbox"
local worker = spawn_vm { module = "./worker", inherit_context = false }
worker:send(inbox)
local answer = inbox:receive()
for _, name in ipairs { "nop", "socket", "drain" } do print(name, answer[name]) end
END
"$ESCAPE" main.lua
# expect: nop	0
# expect: socket	EACCES
# expect: drain	EACCES
