-- SPDX-License-Identifier: MIT
-- A device that may be read and written is not controlled.
-- setup: [ -c /dev/ptmx ] || exit 77
-- layers: filter landlock
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
fs = { rw = { "/dev/ptmx" } },
]==]
local h = require "hostile"
local RDWR, GET_NUMBER, UNLOCK = 2, 0x80045430, 0x40045431
local fd = h.sys("openat", -100, "/dev/ptmx", RDWR)
print(type(fd))                                                             -- expect: number
print(type(h.sys("ioctl", fd, GET_NUMBER, h.memory(4096))))                 -- expect: string
print(type(h.sys("ioctl", fd, UNLOCK, h.memory(4096))))                     -- expect: string
