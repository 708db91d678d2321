-- SPDX-License-Identifier: MIT
-- A coroutine may read and take turns: its whole fiber waits.

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
  return spawn(coroutine.wrap(function()
    local span = byte_span.new(1)
    local count = input:read_some(span)
    print(name, count, tostring(span))
  end))
end
local one, other = reader(1), reader(2)
this_fiber.yield()
C.write(ends[1], "ab", 2)
one:join()                                          -- expect: 1	1	a
other:join()                                        -- expect: 2	1	b
