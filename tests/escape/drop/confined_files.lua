-- SPDX-License-Identifier: MIT
-- Who is confined, and may drop, opens less from then on: by no call, and by no thread of the
-- kernel that has opened for him before.
-- setup: mkdir -p in/deep; echo data >in/deep/file; echo secret >in/secret; chmod 666 in/secret
-- layers: landlock
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
drop = true,
fs = { rw = { "$SCRIPT_DIR/in" } },
]==]
local h = require "hostile"
local OPEN, UNLINK, ASYNC, RDWR = 18, 36, 16, 2
local drop = require("sandbox").drop
print(h.sqe { op = OPEN, fd = -100, addr = "in/secret", flags = ASYNC } ~= "EACCES") -- expect: true
drop { stdio = { "out", "err" }, fs = { read = { "$CWD/in/deep" } } }
print(type(h.sys("openat", -100, "in/deep/file", 0)))                    -- expect: number
print(h.sys("openat", -100, "in/deep/file", RDWR))                       -- expect: EACCES
print(h.sys("openat", -100, "in/secret", 0))                             -- expect: EACCES
print(h.sqe { op = OPEN, fd = -100, addr = "in/secret", flags = ASYNC }) -- expect: EACCES
print(h.sqe { op = OPEN, fd = -100, addr = "in/deep/../secret" })        -- expect: EACCES
print(h.sqe { op = UNLINK, fd = -100, addr = "in/secret" })              -- expect: EACCES
print((pcall(drop, { stdio = { "out", "err" }, fs = { rw = { "$CWD/in" } } }))) -- expect: true
print(h.sys("openat", -100, "in/secret", 0))                             -- expect: EACCES
print(h.sys("openat", -100, "in/deep/file", 0) ~= "EACCES")              -- expect: true
