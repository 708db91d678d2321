-- SPDX-License-Identifier: MIT
-- A descriptor that somebody made non-blocking is waited for, and stays as it is.

local ffi = require "ffi"
ffi.cdef [[
int pipe(int *); int dup2(int, int); int close(int); int fcntl(int, int, ...);
ssize_t read(int, void *, size_t); ssize_t write(int, const void *, size_t);
]]
local C, ends = ffi.C, ffi.new "int[2]"
C.pipe(ends)
local F_SETFL, F_GETFL, O_NONBLOCK = 4, 3, 2048
C.fcntl(ends[0], F_SETFL, ffi.cast("int", O_NONBLOCK))
C.dup2(ends[0], 0)

local input = require("system").in_
local function read()
  local span = byte_span.new(8)
  return tostring(span:first(input:read_some(span)))
end
local fiber = spawn(function() print(read()) end)   -- expect: one
this_fiber.yield()
this_fiber.yield()
C.write(ends[1], "one", 3)
fiber:join()
C.write(ends[1], "two", 3)
print(read())                                       -- expect: two
local canceled = spawn(read)
this_fiber.yield()
canceled:cancel()
canceled:join()
print(canceled.cancellation_caught)                 -- expect: true
print(bit.band(C.fcntl(0, F_GETFL), O_NONBLOCK))    -- expect: 2048
