-- SPDX-License-Identifier: MIT
-- Bytes that were read are delivered; the cancellation waits for the next point.

local ffi = require "ffi"
ffi.cdef [[
int pipe(int *); int dup2(int, int); int close(int); int fcntl(int, int, ...);
ssize_t read(int, void *, size_t); ssize_t write(int, const void *, size_t);
]]
local C, ends = ffi.C, ffi.new "int[2]"
C.pipe(ends)
C.dup2(ends[0], 0)

local input = require("system").in_
local span = byte_span.new(4)
local fiber = spawn(function()
  print(input:read_some(span))                      -- expect: 4
  input:read_some(span)
  print "unreachable"
end)
this_fiber.yield()
C.write(ends[1], "data", 4)
fiber:cancel()
fiber:join()
print(fiber.cancellation_caught, tostring(span))    -- expect: true	data
