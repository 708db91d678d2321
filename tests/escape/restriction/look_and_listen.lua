-- SPDX-License-Identifier: MIT
-- Looking at a file, and sockets, are no requests that it takes.
-- setup: echo secret >secret
-- args: "$PWD/secret"
-- flags: --untrusted
-- layers: ring
local h, secret = require "hostile", ...
local STATX, SOCKET = 21, 45
print(h.sqe { op = STATX, fd = -100, addr = secret, off = h.memory(4096), len = 0x7ff }) -- expect: EACCES
print(h.sqe { op = SOCKET, fd = 2, off = 1 })                                            -- expect: EACCES
print(h.sqe { op = SOCKET, fd = 2, off = 2 })                                            -- expect: EACCES
print(h.sqe { op = SOCKET, fd = 1, off = 1 })                                            -- expect: EACCES
