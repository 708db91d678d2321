-- SPDX-License-Identifier: MIT
-- Who confines himself opens nothing else from then on.
-- setup: mkdir in; echo data >in/file; echo secret >secret
-- layers: landlock
require("sandbox").drop { stdio = { "out", "err" }, fs = { read = { "$CWD/in" } } }
local h = require "hostile"
local OPEN, RDWR = 18, 2
print(type(h.sys("openat", -100, "in/file", 0)))                     -- expect: number
print(h.sys("openat", -100, "in/file", RDWR))                        -- expect: EACCES
print(h.sys("openat", -100, "secret", 0))                            -- expect: EACCES
print(h.sqe { op = OPEN, fd = -100, addr = "in/../secret" })         -- expect: EACCES
print(h.sys("openat", -100, "/proc/self/maps", 0))                   -- expect: EACCES
