-- SPDX-License-Identifier: MIT
-- Nor other requests: the ring that was there before is gone.
-- setup: echo secret >secret
-- layers: ring
local h = require "hostile"
local STATX, SOCKET = 21, 45
require("time").sleep(0.001) -- by a ring
require("sandbox").drop { stdio = { "out", "err" } }
print(h.sqe { op = STATX, fd = -100, addr = "secret", off = h.memory(4096), len = 0x7ff }) -- expect: EACCES
print(h.sqe { op = SOCKET, fd = 2, off = 2 })                                     -- expect: EACCES
local rings = 0
for fd = 0, 1023 do
  if h.sys("io_uring_enter", fd, 0, 0, 0, 0, 0) == 0 then rings = rings + 1 end
end
print(rings)                                                                     -- expect: 1
