-- What is granted whole is still a place: nothing is linked or renamed into it or out of it.
-- setup: mkdir in out; echo data >in/file; echo secret >out/file; ln -s ../out/file in/link
-- layers: landlock
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
fs = { rw = { "$SCRIPT_DIR/in" } },
]==]
local h = require "hostile"
local function refused(result) return type(result) == "string" end
local EXCHANGE = 2
print(refused(h.sys("linkat", -100, "out/file", -100, "in/hard", 0)))                  -- expect: true
print(refused(h.sys("renameat2", -100, "out/file", -100, "in/moved", 0)))              -- expect: true
print(refused(h.sys("renameat2", -100, "in/file", -100, "out/moved", 0)))              -- expect: true
print(refused(h.sys("renameat2", -100, "in/file", -100, "out/file", EXCHANGE)))        -- expect: true
