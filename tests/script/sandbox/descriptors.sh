#!/bin/sh
# SPDX-License-Identifier: MIT
# descriptors.sh - what `fds` names is handed over, with no more access than it says.
cat >script.lua <<'END'
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
fds = { { n = 5, name = "log", access = "write" }, { n = 3, name = "data", access = "read" } },
]==]
local sandbox = require "sandbox"
print(sandbox.descriptor("data"):read())
sandbox.descriptor("log"):write("logged\n")
print(pcall(sandbox.descriptor, "other"))
END
echo text >data
"$CELLUA" script.lua 3<data 5>log
# expect: text
# expect: false	No such file or directory
cat log   # expect: logged
"$CELLUA" script.lua 3<>data 5>log 2>&1
# expect: cellua: sandbox: descriptors: data: it can be written, which `access` does not say
"$CELLUA" script.lua 3<data 5<&- 2>&1
# expect: cellua: sandbox: descriptors: log: it is not open
"$CELLUA" script.lua 3</ 5>log 2>&1
# expect: cellua: sandbox: descriptors: data: paths and directories are not handed over
true
