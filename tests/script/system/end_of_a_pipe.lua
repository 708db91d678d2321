-- SPDX-License-Identifier: MIT
-- EOF reaches every reader that waits, one after the other.

local ffi = require "ffi"
ffi.cdef [[
int pipe(int *); int dup2(int, int); int close(int); int fcntl(int, int, ...);
ssize_t read(int, void *, size_t); ssize_t write(int, const void *, size_t);
]]
local C, ends = ffi.C, ffi.new "int[2]"
C.pipe(ends)
C.dup2(ends[0], 0)

local input = require("system").in_
local eof = require("asio_error").misc.eof
local function reader()
  return spawn(function()
    local ok, why = pcall(input.read_some, input, byte_span.new(1))
    print(ok, why == eof)
  end)
end
local one, other = reader(), reader()
this_fiber.yield()
C.close(ends[1])
one:join()                                          -- expect: false	true
other:join()                                        -- expect: false	true
