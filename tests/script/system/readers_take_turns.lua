-- SPDX-License-Identifier: MIT
-- Fibers that read one stream are served in the order in which they asked.

local ffi = require "ffi"
ffi.cdef [[
int pipe(int *); int dup2(int, int); int close(int); int fcntl(int, int, ...);
ssize_t read(int, void *, size_t); ssize_t write(int, const void *, size_t);
]]
local C, ends = ffi.C, ffi.new "int[2]"
C.pipe(ends)
C.dup2(ends[0], 0)

local input = require("system").in_
local function reader(name)
  return spawn(function()
    local span = byte_span.new(1)
    input:read_some(span)
    print(name, tostring(span))
  end)
end
local fibers = {}
for i = 1, 4 do fibers[i] = reader(i) end
this_fiber.yield()
C.write(ends[1], "abcd", 4)
for i = 1, 4 do fibers[i]:join() end
-- expect: 1	a
-- expect: 2	b
-- expect: 3	c
-- expect: 4	d
