-- SPDX-License-Identifier: MIT
-- A directory opened as a mere path gives nothing by itself.
-- setup: mkdir in out; echo secret >out/file
-- layers: landlock
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
fs = { read = { "$SCRIPT_DIR/in" } },
]==]
local h = require "hostile"
local PATH_ONLY, OPEN, DIRECTORY = 0x200000, 18, 0x10000
local fd = h.sys("openat", -100, "out", PATH_ONLY)
print(type(fd))                                        -- expect: number
print(h.sys("openat", fd, "file", 0))                  -- expect: EACCES
print(h.sqe { op = OPEN, fd = fd, addr = "file" })     -- expect: EACCES
print(h.sys("openat", fd, ".", DIRECTORY))             -- expect: EACCES
print(h.sys("openat", -100, "/", DIRECTORY))           -- expect: EACCES
