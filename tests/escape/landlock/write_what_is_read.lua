-- SPDX-License-Identifier: MIT
-- What is granted for reading is neither written nor emptied, nor does anything new appear there.
-- setup: mkdir in; echo data >in/file
-- layers: landlock
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
fs = { read = { "$SCRIPT_DIR/in" } },
]==]
local h = require "hostile"
local RDWR, CREAT, TRUNC, UNNAMED, OPEN = 2, 64, 512, 0x410000, 18
local function try(name, flags)
  print(h.sys("openat", -100, name, flags, 438))
  print(h.sqe { op = OPEN, fd = -100, addr = name, opflags = flags, len = 438 })
end
try("in/file", RDWR)
-- expect: EACCES
-- expect: EACCES
try("in/file", TRUNC)
-- expect: EACCES
-- expect: EACCES
try("in/file", RDWR + TRUNC)
-- expect: EACCES
-- expect: EACCES
print(h.sys("openat", -100, "in/new", CREAT + RDWR, 438))                                 -- expect: EACCES
print(h.sqe { op = OPEN, fd = -100, addr = "in/newer", opflags = CREAT + RDWR, len = 438 }) -- expect: EACCES
try("in", UNNAMED + RDWR)
-- expect: EACCES
-- expect: EACCES
