-- SPDX-License-Identifier: MIT
-- Nor by requests, all of which it has.
-- setup: mkdir in out; for name in one two; do echo data >in/$name; echo secret >out/$name; done
-- layers: landlock
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
fs = { rw = { "$SCRIPT_DIR/in" } },
]==]
local h = require "hostile"
local RENAME, UNLINK, MKDIR, SYMLINK, LINK, HERE, EXCHANGE = 35, 36, 37, 38, 39, -100, 2
local function refused(result) return result == "EXDEV" or result == "EACCES" end
local function link(from, to) return h.sqe { op = LINK, fd = HERE, addr = from, len = HERE, off = to } end
local function move(from, to, flags)
  return h.sqe { op = RENAME, fd = HERE, addr = from, len = HERE, off = to, opflags = flags }
end
print(refused(link("out/one", "in/hard")))                                       -- expect: true
print(refused(link("in/one", "out/hard")))                                       -- expect: true
print(refused(h.sqe { op = SYMLINK, fd = HERE, addr = "one", off = "out/new" })) -- expect: true
print(refused(h.sqe { op = MKDIR, fd = HERE, addr = "out/made", len = 511 }))    -- expect: true
print(refused(move("in/one", "out/two", EXCHANGE)))                              -- expect: true
print(refused(move("out/one", "in/moved", 0)))                                   -- expect: true
print(refused(move("in/two", "out/moved", 0)))                                   -- expect: true
print(refused(h.sqe { op = UNLINK, fd = HERE, addr = "out/two" }))               -- expect: true
