-- SPDX-License-Identifier: MIT
-- Programs that are started have none of the ends.
local ffi, pipe = require "ffi", require "pipe"
ffi.cdef "int fcntl(int, int, ...);"
local F_GETFD = 1
local function flags(fd) return ffi.C.fcntl(tonumber(tostring(fd):match "%d+"), F_GETFD) end
local function inherited() return io.popen("ls /proc/self/fd"):read "*a" end
local before = inherited()
local r, w = pipe.pair()
r, w = r:release(), w:release()
print(flags(r), flags(w), flags(r:dup()))     -- expect: 1	1	1
print(inherited() == before)                  -- expect: true
