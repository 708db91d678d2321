-- Landlock does not know these: modes, owners, times and the like of files that are granted.
-- setup: mkdir in out; echo data >in/file; echo secret >out/file; ln -s ../out/file in/link
-- layers: filter
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
fs = { rw = { "$SCRIPT_DIR/in" } },
]==]
local h = require "hostile"
local fd = h.sys("openat", -100, "in/file", 2)
print(type(fd))                                                -- expect: number
print(h.sys("fchmod", fd, 511), h.sys("chmod", "in/file", 511)) -- expect: EPERM	EPERM
print(h.sys("fchmodat", -100, "out/file", 511))                -- expect: EPERM
print(h.sys("fchown", fd, -1, -1))                             -- expect: EPERM
print(h.sys("utimensat", -100, "out/file", 0, 0))              -- expect: EPERM
print(h.sys("setxattr", "in/file", "user.x", "y", 1, 0))       -- expect: EPERM
print(h.sys("inotify_init1", 0), h.sys("fanotify_init", 0, 0)) -- expect: EPERM	EPERM
