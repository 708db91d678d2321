-- SPDX-License-Identifier: MIT
-- Descriptors and bytes of a file end where the policy says, and the script is told.
-- setup: mkdir in; echo data >in/file
-- layers: limits
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
fs = { rw = { "$SCRIPT_DIR/in" } },
limits = { files = 12, file_size = "4K" },
]==]
local h, files = require "hostile", {}
for i = 1, 200 do files[i] = io.open "in/file" end
print(#files)                                                      -- expect: 7
print(select(3, io.open "in/file"))                                -- expect: 24
for i = 1, #files do files[i]:close() end
local file = io.open("in/big", "w")
file:setvbuf "no"
print(file:write(("x"):rep(4096)) ~= nil)                          -- expect: true
print(select(3, file:write "y"))                                   -- expect: 27
local ALLOCATE, RDWR, MORE = 17, 2, 2 ^ 16
local fd = h.sys("openat", -100, "in/file", RDWR)
print(h.sys("pwrite64", fd, "x", 1, MORE))                         -- expect: EFBIG
print(h.sys("ftruncate", fd, MORE))                                -- expect: EFBIG
print(h.sqe { op = ALLOCATE, fd = fd, addr = MORE })               -- expect: EFBIG
