-- SPDX-License-Identifier: MIT
-- A file has a handle, too, of which Landlock knows nothing.
-- setup: mkdir in out; echo secret >out/file
-- layers: filter
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
fs = { rw = { "$SCRIPT_DIR/in" } },
]==]
local h = require "hostile"
local handle = h.memory(4096)
h.poke(handle, 128)
print(h.sys("name_to_handle_at", -100, "out/file", handle, handle + 512, 0)) -- expect: EPERM
