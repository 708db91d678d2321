-- SPDX-License-Identifier: MIT
-- What is left for narrowing does nothing else: no filter, no ring, nobody else's limits.
-- layers: filter
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
drop = true,
]==]
local h = require "hostile"
local memory = h.memory(4096)
print(h.sys("seccomp", 1, 0, memory))                           -- expect: EPERM
print(h.sys("prctl", 22, 2, memory))                            -- expect: EPERM
print(h.sys("io_uring_setup", 8, memory))                       -- expect: EPERM
print(h.sys("prlimit64", 1, 7, 0, memory))                      -- expect: EPERM
print(h.sys("unshare", 0x10000000))                             -- expect: EPERM
