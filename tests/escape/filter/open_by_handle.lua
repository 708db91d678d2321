-- SPDX-License-Identifier: MIT
-- What is known by its handle is not opened; without a capability nobody could.
-- setup: mkdir in out; echo secret >out/file
-- layers of root: filter identity landlock
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
fs = { rw = { "$SCRIPT_DIR/in" } },
]==]
local h = require "hostile"
local handle, DIRECTORY = h.memory(4096), 0x10000
local fd = h.sys("openat", -100, "in", DIRECTORY)
h.poke(handle, 128)
h.sys("name_to_handle_at", -100, "out/file", handle, handle + 512, 0)
print(type(h.sys("open_by_handle_at", fd, handle, 0)) == "string") -- expect: true
