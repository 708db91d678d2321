-- The files of processes, its own among them, are files like others.
-- setup: mkdir in out; echo data >in/file; echo secret >out/file; ln -s ../out/file in/link
-- layers: landlock
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
fs = { read = { "$SCRIPT_DIR/in" } },
]==]
local h = require "hostile"
local RDWR = 2
print(h.sys("openat", -100, "/proc/self/mem", RDWR))                                     -- expect: EACCES
print(h.sys("openat", -100, "/proc/self/maps", 0))                                       -- expect: EACCES
print(h.sys("openat", -100, "/proc/self/environ", 0))                                    -- expect: EACCES
print(h.sys("openat", -100, ("/proc/%d/cmdline"):format(h.supervisor), 0))               -- expect: EACCES
