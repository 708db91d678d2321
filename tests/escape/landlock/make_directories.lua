-- Who may only read makes no directory, removes nothing, and renames nothing.
-- setup: mkdir in out; echo data >in/file; echo secret >out/file; ln -s ../out/file in/link
-- layers: filter landlock
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
fs = { read = { "$SCRIPT_DIR/in" } },
]==]
local h = require "hostile"
local function refused(result) return type(result) == "string" end
print(refused(h.sys("mkdirat", -100, "in/new", 511)))                          -- expect: true
print(refused(h.sys("unlinkat", -100, "in/file", 0)))                          -- expect: true
print(refused(h.sys("renameat", -100, "in/file", -100, "in/other")))           -- expect: true
