-- SPDX-License-Identifier: MIT
-- Nor does it by requests.
-- setup: mkdir in; for name in one two three; do echo data >in/$name; done
-- layers: ring landlock
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
fs = { read = { "$SCRIPT_DIR/in" } },
]==]
local h = require "hostile"
local RENAME, UNLINK, MKDIR, SYMLINK, LINK, HERE = 35, 36, 37, 38, 39, -100
print(h.sqe { op = MKDIR, fd = HERE, addr = "in/new", len = 511 })                     -- expect: EACCES
print(h.sqe { op = SYMLINK, fd = HERE, addr = "one", off = "in/symbolic" })            -- expect: EACCES
print(h.sqe { op = LINK, fd = HERE, addr = "in/one", len = HERE, off = "in/hard" })    -- expect: EACCES
print(h.sqe { op = UNLINK, fd = HERE, addr = "in/one" })                               -- expect: EACCES
print(h.sqe { op = RENAME, fd = HERE, addr = "in/two", len = HERE, off = "in/four" })  -- expect: EACCES
