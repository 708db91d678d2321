-- A descriptor that was handed over for reading is not opened again for writing.
-- setup: mkdir in out; echo data >in/file; echo secret >out/file; ln -s ../out/file in/link
-- stdin: text
-- layers: landlock
--[==[ sandbox
version = 1,
stdio = { "in", "out", "err" },
fs = { read = { "$SCRIPT_DIR/in" } },
]==]
local h = require "hostile"
print(h.sys("openat", -100, "/proc/self/fd/0", 2)) -- expect: EACCES
