-- A directory opened as a mere path gives nothing by itself.
-- setup: mkdir in out; echo data >in/file; echo secret >out/file; ln -s ../out/file in/link
-- layers: landlock
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
fs = { read = { "$SCRIPT_DIR/in" } },
]==]
local h = require "hostile"
local PATH_ONLY = 0x200000
local fd = h.sys("openat", -100, "out", PATH_ONLY)
print(type(fd))                         -- expect: number
print(h.sys("openat", fd, "file", 0))   -- expect: EACCES
