-- SPDX-License-Identifier: MIT
-- Its own memory and environment are not opened; as they are root's, others are refused twice.
-- setup: mkdir in
-- layers of root: landlock
-- layers of nobody: landlock parent
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
fs = { rw = { "$SCRIPT_DIR/in" } },
]==]
local h = require "hostile"
local OPEN, RDWR = 18, 2
local function try(name, flags)
  print(h.sys("openat", -100, name, flags))
  print(h.sqe { op = OPEN, fd = -100, addr = name, opflags = flags })
end
try("/proc/self/mem", RDWR)
-- expect: EACCES
-- expect: EACCES
try("/proc/self/environ", 0)
-- expect: EACCES
-- expect: EACCES
