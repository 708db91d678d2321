-- SPDX-License-Identifier: MIT
-- Limits come down, and do not go up again; another process's are not touched.
-- layers: limits
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
drop = true,
fs = { read = { "/dev/null" } },
limits = { files = 30 },
]==]
local h, files = require "hostile", {}
require("sandbox").drop { stdio = { "out", "err" }, fs = { read = { "/dev/null" } },
  limits = { files = 12 } }
for i = 1, 200 do files[i] = io.open "/dev/null" end
print(#files < 12)                                              -- expect: true
local NOFILE, more = 7, string.rep("\30\0\0\0\0\0\0\0", 2)
print(h.sys("prlimit64", 0, NOFILE, more, 0) ~= 0)              -- expect: true
