-- SPDX-License-Identifier: MIT
-- A read that may not be canceled goes on to its end.

local ffi = require "ffi"
ffi.cdef [[
int pipe(int *); int dup2(int, int); int close(int); int fcntl(int, int, ...);
ssize_t read(int, void *, size_t); ssize_t write(int, const void *, size_t);
]]
local C, ends = ffi.C, ffi.new "int[2]"
C.pipe(ends)
C.dup2(ends[0], 0)

local input = require("system").in_
local fiber = spawn(function()
  this_fiber.disable_cancellation()
  local span = byte_span.new(1)
  print(input:read_some(span), tostring(span))      -- expect: 1	z
  this_fiber.restore_cancellation()
  this_fiber.yield()
  print "unreachable"
end)
this_fiber.yield()
fiber:cancel()
this_fiber.yield()
C.write(ends[1], "z", 1)
fiber:join()
print(fiber.cancellation_caught)                    -- expect: true
