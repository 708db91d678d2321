-- SPDX-License-Identifier: MIT
-- Whatever can be read or written where it stands will do: here a regular file.
local pipe, system, eof = require "pipe", require "system", require "asio_error".misc.eof
local ffi = require "ffi"
ffi.cdef "int open(const char *, int, ...); int dup2(int, int); int close(int);"
local O_RDWR_CREAT = 0x42
local fd = ffi.C.open("file", O_RDWR_CREAT, ffi.cast("int", 438))
ffi.C.dup2(fd, 0)
ffi.C.close(fd)
local w = pipe.write_stream.new(system.in_:dup())
print(w:write_some "in a file\n")             -- expect: 10
print((io.open "file":read()))                -- expect: in a file
local r = pipe.read_stream.new(system.in_:dup())
print(select(2, pcall(r.read_some, r, byte_span.new(1))) == eof) -- expect: true
ffi.C.dup2(ffi.C.open("file", 0), 0)
r = pipe.read_stream.new(system.in_:dup())
spawn(function() this_fiber.yield() end)
local span = byte_span.new(100)
print(r:read_some(span))                      -- expect: 10
local wrong = pipe.write_stream.new(r:release())
print(pcall(wrong.write_some, wrong, "x"))    -- expect: false	Bad file descriptor
