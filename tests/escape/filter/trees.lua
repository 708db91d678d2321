-- SPDX-License-Identifier: MIT
-- No other tree of files is made, and none taken for the root.
-- layers: filter identity
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
namespaces = { mount = "empty" },
]==]
local h = require "hostile"
local function refused(result) return type(result) == "string" end
local CLONE = 1
print(refused(h.sys("fsopen", "tmpfs", 0)))                      -- expect: true
print(refused(h.sys("open_tree", -100, "/", CLONE)))             -- expect: true
print(refused(h.sys("chroot", "/")))                             -- expect: true
