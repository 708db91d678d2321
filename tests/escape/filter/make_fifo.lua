-- SPDX-License-Identifier: MIT
-- Who may make files makes no FIFO or socket.
-- setup: mkdir in
-- layers: filter
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
fs = { rw = { "$SCRIPT_DIR/in" } },
]==]
local h = require "hostile"
local FIFO, SOCKET = 0x1180, 0xc180
print(h.sys("mknod", "in/fifo", FIFO, 0))              -- expect: EPERM
print(h.sys("mknodat", -100, "in/other", FIFO, 0))     -- expect: EPERM
print(h.sys("mknodat", -100, "in/socket", SOCKET, 0))  -- expect: EPERM
