-- SPDX-License-Identifier: MIT
-- Attributes, pipes, other rings and the like are no requests, whatever else is granted.
-- setup: mkdir in; echo data >in/file
-- layers: ring
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
fs = { rw = { "$SCRIPT_DIR/in" } },
]==]
local h = require "hostile"
local memory, RDWR, HERE = h.memory(4096), 2, -100
local fd = h.sys("openat", HERE, "in/file", RDWR)
h.poke(memory, RDWR, 0, 0)
print("OPENAT2", h.sqe { op = 28, fd = HERE, addr = "in/file", off = memory, len = 24 })      -- expect: OPENAT2	EACCES
print("SPLICE", h.sqe { op = 30, fd = fd, addr = -1, off = -1, len = 1 })                     -- expect: SPLICE	EACCES
print("MSG_RING", h.sqe { op = 40, fd = h.ring })                                            -- expect: MSG_RING	EACCES
print("SETXATTR", h.sqe { op = 42, addr = "user.x", off = "y", len = 1 })                     -- expect: SETXATTR	EACCES
print("WAITID", h.sqe { op = 50, fd = 0, len = 0, off = 0 })                                 -- expect: WAITID	EACCES
print("FTRUNCATE", h.sqe { op = 55, fd = fd, off = 0 })                                      -- expect: FTRUNCATE	EACCES
print("PIPE", h.sqe { op = 62, addr = memory + 64 })                                         -- expect: PIPE	EACCES
