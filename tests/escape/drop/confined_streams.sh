#!/bin/sh
# SPDX-License-Identifier: MIT
# A stream that is given up is gone, whoever still knows its number.
# layers: none
echo input >input
cat >main.lua <<'END'
local h = require "hostile"
print "before"
require("sandbox").drop { stdio = { "err" } }
print(h.sys("write", 1, "after\n", 6), h.sys("read", 0, h.memory(16), 16))
for fd = 0, 63 do
  if fd ~= 2 and fd ~= 3 and h.sys("fcntl", fd, 3) ~= "EBADF" then h.sys("write", fd, "by another number\n", 18) end
end
io.stderr:write "still there\n"
END
"$ESCAPE" --untrusted main.lua <input 2>&1 >output
cat output
# expect: still there
# expect: before
