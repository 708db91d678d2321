-- SPDX-License-Identifier: MIT
-- A descriptor that somebody made non-blocking is waited for all the same, and stays so.
local ffi, pipe = require "ffi", require "pipe"
ffi.cdef "int fcntl(int, int, ...);"
local F_GETFL, F_SETFL, O_NONBLOCK = 3, 4, 2048
local function nonblocking(stream)
  local fd = stream:release()
  local number = tonumber(tostring(fd):match "%d+")
  ffi.C.fcntl(number, F_SETFL, ffi.cast("int", O_NONBLOCK + ffi.C.fcntl(number, F_GETFL)))
  stream:assign(fd)
  return number
end
local r, w = pipe.pair()
local input, output = nonblocking(r), nonblocking(w)
local span = byte_span.new(65536)
local reader = spawn(function() print(tostring(span:first(r:read_some(span)))) end)
this_fiber.yield()
this_fiber.yield()
w:write_some "late"
reader:join()                                 -- expect: late
w:write_some(span)
local writer = spawn(function() print(w:write_some "last") end)
this_fiber.yield()
this_fiber.yield()
print(r:read_some(span))                      -- expect: 65536
writer:join()                                 -- expect: 4
reader = spawn(function() r:read_some(span) r:read_some(span) end)
this_fiber.yield()
this_fiber.yield()
reader:cancel()
reader:join()
print(reader.cancellation_caught)             -- expect: true
for _, number in ipairs { input, output } do
  print(bit.band(ffi.C.fcntl(number, F_GETFL), O_NONBLOCK))
end
-- expect: 2048
-- expect: 2048
