#!/bin/sh
# SPDX-License-Identifier: MIT
# Output to a non-blocking pipe that is full waits as well, alone and with others.

cat >script.lua <<'END'
local ffi = require 'ffi'
ffi.cdef 'int fcntl(int, int, ...);'
ffi.C.fcntl(1, 4, ffi.cast('int', 2048))
for _ = 1, 10 do io.write(('x'):rep(100000), '\n') end
local fibers = {}
for i = 1, 4 do
  fibers[i] = spawn(function() io.write(('y'):rep(300000), '\n') end)
end
for i = 1, 4 do fibers[i]:join() end
io.stderr:write(bit.band(ffi.C.fcntl(1, 3), 2048), '\n')
END
"$CELLUA" script.lua | { sleep 0.2; wc -c; }
# expect: 2200014
