-- SPDX-License-Identifier: MIT
-- A device that everybody can use is a file like others.
-- setup: mkdir in
-- layers: landlock
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
fs = { rw = { "$SCRIPT_DIR/in" } },
]==]
local h = require "hostile"
local RDWR = 2
for name in ("zero full ptmx"):gmatch "%S+" do print(h.sys("openat", -100, "/dev/" .. name, RDWR)) end
-- expect: EACCES
-- expect: EACCES
-- expect: EACCES
