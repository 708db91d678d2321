-- SPDX-License-Identifier: MIT
-- Who may only read makes nothing, removes nothing, and renames nothing.
-- setup: mkdir in in/empty; for name in one two three; do echo data >in/$name; done
-- layers: filter landlock
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
fs = { read = { "$SCRIPT_DIR/in" } },
]==]
local h = require "hostile"
local function refused(result) return type(result) == "string" end
local HERE, REMOVE_DIRECTORY = -100, 512
print(refused(h.sys("mkdirat", HERE, "in/new", 511)))                        -- expect: true
print(refused(h.sys("symlinkat", "one", HERE, "in/symbolic")))               -- expect: true
print(refused(h.sys("linkat", HERE, "in/one", HERE, "in/hard", 0)))          -- expect: true
print(refused(h.sys("unlinkat", HERE, "in/one", 0)))                         -- expect: true
print(refused(h.sys("unlinkat", HERE, "in/empty", REMOVE_DIRECTORY)))        -- expect: true
print(refused(h.sys("renameat", HERE, "in/two", HERE, "in/other")))          -- expect: true
print(refused(h.sys("renameat2", HERE, "in/three", HERE, "in/four", 0)))     -- expect: true
