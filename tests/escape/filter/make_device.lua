-- SPDX-License-Identifier: MIT
-- Nor a device, by which root could get at everything.
-- setup: mkdir in
-- layers of root: filter identity landlock
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
fs = { rw = { "$SCRIPT_DIR/in" } },
]==]
local h = require "hostile"
local function refused(result) return type(result) == "string" end
local CHARACTERS, BLOCKS, NULL = 0x2180, 0x6180, 0x103
print(refused(h.sys("mknod", "in/null", CHARACTERS, NULL)))          -- expect: true
print(refused(h.sys("mknodat", -100, "in/disk", BLOCKS, 0x800)))     -- expect: true
