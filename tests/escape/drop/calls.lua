-- SPDX-License-Identifier: MIT
-- Nor has he other calls than whoever was confined from the beginning.
-- layers: filter
require("sandbox").drop { stdio = { "out", "err" }, jit = false }
local h = require "hostile"
local memory = h.memory(4096)
print(h.sys("openat", -100, "/", 0))                       -- expect: EPERM
print(h.sys("socket", 2, 1, 0))                            -- expect: EPERM
print(h.sys("unshare", 0x10000000))                        -- expect: EPERM
print(h.sys("mprotect", memory, 4096, 5))                  -- expect: EPERM
print(h.sys("io_uring_setup", 8, memory))                  -- expect: EPERM
print(h.sys("memfd_create", "x", 0))                       -- expect: EPERM
print(h.sys("prctl", 8, 1))                                -- expect: EPERM
