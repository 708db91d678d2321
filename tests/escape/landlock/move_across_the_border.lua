-- SPDX-License-Identifier: MIT
-- What is granted whole is still a place: nothing is linked or renamed into it or out of it.
-- setup: mkdir in out; for name in one two; do echo data >in/$name; echo secret >out/$name; done
-- layers: landlock
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
fs = { rw = { "$SCRIPT_DIR/in" } },
]==]
local h = require "hostile"
local HERE, EXCHANGE = -100, 2
local function refused(result) return result == "EXDEV" or result == "EACCES" end
print(refused(h.sys("linkat", HERE, "out/one", HERE, "in/hard", 0)))             -- expect: true
print(refused(h.sys("linkat", HERE, "in/one", HERE, "out/hard", 0)))             -- expect: true
print(refused(h.sys("symlinkat", "../in", HERE, "out/symbolic")))                -- expect: true
print(refused(h.sys("renameat2", HERE, "in/one", HERE, "out/two", EXCHANGE)))    -- expect: true
print(refused(h.sys("renameat2", HERE, "out/one", HERE, "in/moved", 0)))         -- expect: true
print(refused(h.sys("renameat", HERE, "in/two", HERE, "out/moved")))             -- expect: true
