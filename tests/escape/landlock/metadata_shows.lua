-- SPDX-License-Identifier: MIT
-- Whoever has some file sees that others are there, and what kind they are; nothing of what is in them.
-- setup: mkdir in out; echo secret >out/file; ln -s target out/link
-- layers: landlock
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
fs = { read = { "$SCRIPT_DIR/in" } },
]==]
local h = require "hostile"
local STATX, DIRECTORY, memory = 21, 0x10000, h.memory(4096)
print(h.sys("newfstatat", -100, "out/file", memory, 0))                                   -- expect: 0
print(h.sqe { op = STATX, fd = -100, addr = "out/file", off = memory, len = 0x7ff })      -- expect: 0
print(h.sys("readlinkat", -100, "out/link", memory, 100))                                 -- expect: 6
print(h.sys("openat", -100, "out/file", 0))                                               -- expect: EACCES
print(h.sys("openat", -100, "out", DIRECTORY))                                            -- expect: EACCES
