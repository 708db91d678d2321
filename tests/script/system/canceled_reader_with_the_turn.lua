-- SPDX-License-Identifier: MIT
-- A reader that is canceled after its turn came, before it ran, reads nothing.

local ffi = require "ffi"
ffi.cdef [[
int pipe(int *); int dup2(int, int); int close(int); int fcntl(int, int, ...);
ssize_t read(int, void *, size_t); ssize_t write(int, const void *, size_t);
]]
local C, ends = ffi.C, ffi.new "int[2]"
C.pipe(ends)
C.dup2(ends[0], 0)

local input = require("system").in_
local second
local first = spawn(function()
  local span = byte_span.new(1)
  input:read_some(span)
  second:cancel()
  print("first", tostring(span))                    -- expect: first	a
end)
second = spawn(function() input:read_some(byte_span.new(1)) end)
local third = spawn(function()
  local span = byte_span.new(1)
  input:read_some(span)
  print("third", tostring(span))                    -- expect: third	b
end)
this_fiber.yield()
C.write(ends[1], "ab", 2)
first:join()
second:join()
third:join()
print(second.cancellation_caught)                   -- expect: true
