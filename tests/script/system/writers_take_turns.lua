-- SPDX-License-Identifier: MIT
-- Writers of a full pipe are served in order, and a canceled one writes nothing.

local ffi = require "ffi"
ffi.cdef [[
int pipe(int *); int dup2(int, int); int close(int); int fcntl(int, int, ...);
ssize_t read(int, void *, size_t); ssize_t write(int, const void *, size_t);
]]
local C, ends = ffi.C, ffi.new "int[2]"
C.pipe(ends)
local F_SETPIPE_SZ = 1031
C.fcntl(ends[1], F_SETPIPE_SZ, ffi.cast("int", 4096))
C.dup2(ends[1], 2)
C.close(ends[1])

local err = require("system").err
print(err:write_some(byte_span.new(4096)))          -- expect: 4096
local fibers = {}
for i, text in ipairs { "a", "b", "c" } do
  fibers[i] = spawn(function() print(err:write_some(text)) end)
end
this_fiber.yield()
fibers[2]:cancel()
local memory = ffi.new "char[4096]"
C.read(ends[0], memory, 4096)
for i = 1, 3 do fibers[i]:join() end
-- expect: 1
-- expect: 1
print(fibers[2].cancellation_caught, ffi.string(memory, C.read(ends[0], memory, 4096)))
-- expect: true	ac
