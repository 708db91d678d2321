-- SPDX-License-Identifier: MIT
-- An error of the main fiber ends the process although fibers wait for input.
-- stderr: the end
-- exit: 1

local ffi = require "ffi"
ffi.cdef [[
int pipe(int *); int dup2(int, int); int close(int); int fcntl(int, int, ...);
ssize_t read(int, void *, size_t); ssize_t write(int, const void *, size_t);
]]
local C, ends = ffi.C, ffi.new "int[2]"
C.pipe(ends)
C.dup2(ends[0], 0)

local input = require("system").in_
for _ = 1, 3 do
  spawn(function() input:read_some(byte_span.new(1)) end)
end
this_fiber.yield()
error "the end"
