-- SPDX-License-Identifier: MIT
-- What is opened here other programs do not inherit.
local file = require "file"
local f, g = file.stream.new(), file.stream.new()
f:open("f", { "create", "write_only" })
g:open_waiting("f", file.open_flag.read_only)
print(io.popen("ls -l /proc/self/fd | grep -c /f$"):read "*l")  -- expect: 0
