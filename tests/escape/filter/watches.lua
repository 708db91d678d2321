-- SPDX-License-Identifier: MIT
-- Nobody is told what happens to files, not even to those that are granted.
-- setup: mkdir in
-- layers: filter
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
fs = { rw = { "$SCRIPT_DIR/in" } },
]==]
local h = require "hostile"
local REPORT_FID, DIRECTORY, SET_NOTIFY = 0x200, 0x10000, 1026
print(h.sys("inotify_init"))                                   -- expect: EPERM
print(h.sys("inotify_init1", 0))                               -- expect: EPERM
print(h.sys("fanotify_init", REPORT_FID, 0))                   -- expect: EPERM
local fd = h.sys("openat", -100, "in", DIRECTORY)
print(h.sys("fcntl", fd, SET_NOTIFY, 2))                       -- expect: EPERM
