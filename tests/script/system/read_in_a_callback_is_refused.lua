-- SPDX-License-Identifier: MIT
-- Where a C function is in the way the wait is given up, and the stream goes on working.

local ffi = require "ffi"
ffi.cdef [[
int pipe(int *); int dup2(int, int); int close(int); int fcntl(int, int, ...);
ssize_t read(int, void *, size_t); ssize_t write(int, const void *, size_t);
]]
local C, ends = ffi.C, ffi.new "int[2]"
C.pipe(ends)
C.dup2(ends[0], 0)

local input = require("system").in_
local function read()
  local span = byte_span.new(1)
  input:read_some(span)
  return tostring(span)
end
local other = spawn(function() this_fiber.yield() end)
print(pcall(string.gsub, "x", "x", read))
-- expect: false	attempt to suspend across a C-call boundary
local inner = coroutine.wrap(read)
print(pcall(string.gsub, "x", "x", function() return inner() end))
-- expect: false	attempt to suspend across a C-call boundary
C.write(ends[1], "k", 1)
print(read())                                       -- expect: k
other:join()
