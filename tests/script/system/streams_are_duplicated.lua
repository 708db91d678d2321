-- SPDX-License-Identifier: MIT
-- dup() makes a descriptor of what the stream is, which programs do not inherit.
-- stdin: some input
local system, pipe = require "system", require "pipe"
local ffi = require "ffi"
ffi.cdef "int fcntl(int, int, ...); int close(int);"
local fd = system.in_:dup()
local number = tonumber(tostring(fd):match "%d+")
print(number > 2, ffi.C.fcntl(number, 1))     -- expect: true	1
local r, span = pipe.read_stream.new(fd), byte_span.new(4)
r:read_some(span)
print(tostring(span))                         -- expect: some
print(system.in_:read_some(byte_span.new(20))) -- expect: 7
local w = pipe.write_stream.new(system.out.dup())
io.write "first "
io.flush()
w:write_some "second\n"                       -- expect: first second
ffi.C.close(0)
local ok, why = pcall(system.in_.dup)
print(ok, tostring(why.category), why.code)   -- expect: false	system	9
print(tostring(system.err:dup()) ~= "/dev/fd/0") -- expect: true
