-- SPDX-License-Identifier: MIT
-- Nothing is mounted, unmounted or moved, where even a root of one's own is there.
-- layers: filter identity landlock
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
namespaces = { mount = "empty" },
]==]
local h = require "hostile"
local function refused(result) return result == "EPERM" end
print(refused(h.sys("mount", "none", "/", "tmpfs", 0, 0)))       -- expect: true
print(refused(h.sys("umount2", "/", 2)))                         -- expect: true
print(refused(h.sys("pivot_root", "/", "/")))                    -- expect: true
