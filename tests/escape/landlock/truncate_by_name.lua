-- SPDX-License-Identifier: MIT
-- truncate(2) has no right of its own; it is not among the calls.
-- setup: mkdir in out; echo data >in/file; echo secret >out/file; ln -s ../out/file in/link
-- layers: filter landlock
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
fs = { read = { "$SCRIPT_DIR/in" } },
]==]
local h = require "hostile"
local function refused(result) return type(result) == "string" end
print(refused(h.sys("truncate", "in/file", 0))) -- expect: true
