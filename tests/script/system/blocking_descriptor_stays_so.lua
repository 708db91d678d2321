-- SPDX-License-Identifier: MIT
-- Reading and writing do not make the shared descriptions non-blocking.

local ffi = require "ffi"
ffi.cdef "int fcntl(int, int, ...);"
local F_GETFL, O_NONBLOCK = 3, 2048

local system = require "system"
spawn(function() pcall(system.in_.read_some, nil, byte_span.new(1)) end):join()
system.out:write_some "x\n"                         -- expect: x
for fd = 0, 2 do print(bit.band(ffi.C.fcntl(fd, F_GETFL), O_NONBLOCK)) end
-- expect: 0
-- expect: 0
-- expect: 0
