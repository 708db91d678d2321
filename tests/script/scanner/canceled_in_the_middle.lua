-- SPDX-License-Identifier: MIT
-- A reader that is canceled leaves what is buffered to the next.

local ffi = require "ffi"
ffi.cdef [[
int pipe(int *); int dup2(int, int); ssize_t write(int, const void *, size_t);
]]
local C, ends = ffi.C, ffi.new "int[2]"
C.pipe(ends)
C.dup2(ends[0], 0)

local s = require("stream").scanner.new { stream = require("system").in_ }
local fiber = spawn(function() s:get_line() end)
this_fiber.yield()
C.write(ends[1], "on", 2)
while #s:buffer() < 2 do this_fiber.yield() end
fiber:cancel()
fiber:join()
print(fiber.cancellation_caught, s.record_size, s.record_number) -- expect: true	0	0
C.write(ends[1], "e\n", 2)
print(tostring(s:get_line()))                       -- expect: one
