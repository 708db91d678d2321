-- SPDX-License-Identifier: MIT
-- The files of processes, its own among them, are files like others.
-- setup: mkdir in
-- layers: landlock
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
fs = { read = { "$SCRIPT_DIR/in" } },
]==]
local h = require "hostile"
local OPEN = 18
local function try(name)
  print(h.sys("openat", -100, name, 0))
  print(h.sqe { op = OPEN, fd = -100, addr = name })
end
try "/proc/self/maps"
-- expect: EACCES
-- expect: EACCES
try "/proc/thread-self/status"
-- expect: EACCES
-- expect: EACCES
try(("/proc/%d/cmdline"):format(h.supervisor))
-- expect: EACCES
-- expect: EACCES
try(("/proc/%d/stat"):format(h.supervisor))
-- expect: EACCES
-- expect: EACCES
try "/proc/self/root/etc/passwd"
-- expect: EACCES
-- expect: EACCES
try "/proc/self/cwd/in/../proc.lua"
-- expect: EACCES
-- expect: EACCES
