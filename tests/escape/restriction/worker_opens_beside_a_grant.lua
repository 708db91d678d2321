-- SPDX-License-Identifier: MIT
-- So it is where files may be opened.
-- setup: mkdir in out; echo data >in/file; echo secret >out/file; ln -s ../out/file in/link
-- layers: landlock
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
fs = { read = { "$SCRIPT_DIR/in" } },
]==]
local h = require "hostile"
print(h.sqe { op = 18, fd = -100, addr = "out/file", flags = 16 }) -- expect: EACCES
