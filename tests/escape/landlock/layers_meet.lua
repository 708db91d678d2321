-- SPDX-License-Identifier: MIT
-- Of what two policies grant, that is there which both do.
-- setup: mkdir in; echo data >in/file; echo secret >secret
-- flags: --allow-read=in
-- layers: landlock
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
fs = { read = { "$SCRIPT_DIR/secret" }, rw = { "$SCRIPT_DIR" } },
]==]
local h = require "hostile"
local RDWR = 2
print(type(h.sys("openat", -100, "in/file", 0)))      -- expect: number
print(h.sys("openat", -100, "in/file", RDWR))         -- expect: EACCES
print(h.sys("openat", -100, "secret", 0))             -- expect: EACCES
print(h.sqe { op = 18, fd = -100, addr = "secret" })  -- expect: EACCES
