#!/bin/sh
# SPDX-License-Identifier: MIT
# A read of a non-blocking descriptor is canceled like any other, at once or later.

cat >script.lua <<'END'
local ffi = require 'ffi'
ffi.cdef 'int fcntl(int, int, ...);'
ffi.C.fcntl(0, 4, ffi.cast('int', 2048))
local function try(turns)
  local f = spawn(function() return io.read() end)
  for _ = 1, turns do this_fiber.yield() end
  f:cancel()
  f:join()
  print(turns, f.cancellation_caught)
end
for turns = 1, 4 do try(turns) end
try(100)
END
sleep 3 | timeout 2 "$CELLUA" script.lua
# expect: 1	true
# expect: 2	true
# expect: 3	true
# expect: 4	true
# expect: 100	true
