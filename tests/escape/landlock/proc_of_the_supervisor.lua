-- SPDX-License-Identifier: MIT
-- The supervisor's environment, descriptors and root are refused twice or thrice.
-- setup: mkdir in
-- stdin: text
-- layers: landlock identity namespaces
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
fs = { read = { "$SCRIPT_DIR/in" } },
]==]
local h = require "hostile"
local OPEN = 18
local function try(name)
  name = ("/proc/%d/%s"):format(h.supervisor, name)
  print(h.sys("openat", -100, name, 0))
  print(h.sqe { op = OPEN, fd = -100, addr = name })
end
try "environ"
-- expect: EACCES
-- expect: EACCES
try "fd/0"
-- expect: EACCES
-- expect: EACCES
try "root/etc/passwd"
-- expect: EACCES
-- expect: EACCES
try "mem"
-- expect: EACCES
-- expect: EACCES
