-- SPDX-License-Identifier: MIT
-- A script sees what holds, as --explain shows it.
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
fs = { read = { "$SCRIPT_DIR" } },
]==]
local status = require("sandbox").status()
local first = status.rules[1]
print(status.confined, first.word, first.status)     -- expect: true	fs.read	enforced
print(first.source:match "[^/]*$", first.value == "" or first.value:sub(1, 1)) -- expect: status.lua:6	/
print(#status["system calls"] > 20, #status["ring operations"] > 10, status.facts[1], status.kernel[1]:match "^Linux")
-- expect: true	true	Landlock: 1 layer	Linux
