-- SPDX-License-Identifier: MIT
-- Landlock does not know these: modes, owners and times of one's own files that are granted.
-- setup: mkdir in
-- layers: filter
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
fs = { rw = { "$SCRIPT_DIR/in" } },
]==]
local h = require "hostile"
local CREAT_RDWR, HERE = 66, -100
local fd = h.sys("openat", HERE, "in/mine", CREAT_RDWR, 384)
print(h.sys("fchmod", fd, 511))                                -- expect: EPERM
print(h.sys("chmod", "in/mine", 511))                          -- expect: EPERM
print(h.sys("fchmodat", HERE, "in/mine", 511))                 -- expect: EPERM
print(h.sys("fchmodat2", HERE, "in/mine", 511, 0))             -- expect: EPERM
print(h.sys("fchown", fd, -1, -1))                             -- expect: EPERM
print(h.sys("chown", "in/mine", -1, -1))                       -- expect: EPERM
print(h.sys("lchown", "in/mine", -1, -1))                      -- expect: EPERM
print(h.sys("fchownat", HERE, "in/mine", -1, -1, 0))           -- expect: EPERM
print(h.sys("utimensat", HERE, "in/mine", 0, 0))               -- expect: EPERM
print(h.sys("utime", "in/mine", 0))                            -- expect: EPERM
print(h.sys("setxattr", "in/mine", "user.x", "y", 1, 0))       -- expect: EPERM
print(h.sys("fsetxattr", fd, "user.x", "y", 1, 0))             -- expect: EPERM
print(h.sys("flock", fd, 2))                                   -- expect: EPERM
