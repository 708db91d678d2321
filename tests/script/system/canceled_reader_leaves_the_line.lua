-- SPDX-License-Identifier: MIT
-- Cancelling a reader takes no byte from the others, whether it reads or waits its turn.

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
fibers[1]:cancel()
fibers[3]:cancel()
fibers[1]:join()
fibers[3]:join()
print(fibers[1].cancellation_caught, fibers[3].cancellation_caught) -- expect: true	true
C.write(ends[1], "xy", 2)
fibers[2]:join()                                    -- expect: 2	x
fibers[4]:join()                                    -- expect: 4	y
