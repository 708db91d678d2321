-- SPDX-License-Identifier: MIT
-- Nor does it know the attributes of what is not granted at all.
-- setup: mkdir in out; echo secret >out/file; [ "$(id -u)" -ne 0 ] || chown 65534 out/file
-- layers: filter
-- layers of root: none
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
fs = { rw = { "$SCRIPT_DIR/in" } },
]==]
local h = require "hostile"
local HERE = -100
print(h.sys("chmod", "out/file", 511))                         -- expect: EPERM
print(h.sys("fchmodat", HERE, "out/file", 511))                -- expect: EPERM
print(h.sys("chown", "out/file", -1, -1))                      -- expect: EPERM
print(h.sys("utimensat", HERE, "out/file", 0, 0))              -- expect: EPERM
print(h.sys("setxattr", "out/file", "user.x", "y", 1, 0))      -- expect: EPERM
print(h.sys("getxattr", "out/file", "user.x", 0, 0))           -- expect: EPERM
