-- Nor does it by requests.
-- setup: mkdir in out; echo data >in/file; echo secret >out/file; ln -s ../out/file in/link
-- layers: ring landlock
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
fs = { read = { "$SCRIPT_DIR/in" } },
]==]
local h = require "hostile"
print(h.sqe { op = 37, fd = -100, addr = "in/new", len = 511 }) -- expect: EACCES
print(h.sqe { op = 36, fd = -100, addr = "in/file" })           -- expect: EACCES
