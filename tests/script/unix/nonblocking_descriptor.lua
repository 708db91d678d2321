-- SPDX-License-Identifier: MIT
-- The mode of a descriptor is nobody's business: what waits for it waits, and it stays.
local unix, ffi = require "unix", require "ffi"
ffi.cdef "int fcntl(int, int, ...);"
local F_GETFL, F_SETFL, O_NONBLOCK = 3, 4, 2048
local span = byte_span.new(9)
local function mode(fd) return ffi.C.fcntl(tonumber(tostring(fd):match "%d+"), F_GETFL) end
for _, kind in ipairs { "stream", "seqpacket", "datagram" } do
  local class = unix[kind].socket
  local receive = kind == "stream" and "read_some" or "receive"
  local send = kind == "stream" and "write_some" or "send"
  local a, b = class.pair()
  local fd = a:release()
  ffi.C.fcntl(tonumber(tostring(fd):match "%d+"), F_SETFL, ffi.cast("int", mode(fd) + O_NONBLOCK))
  local before = mode(fd)
  a = class.new(fd)
  local first
  local fiber = spawn(function()
    first = a[receive](a, span)
    print(first, (a:receive_with_fds(span, 1)))
  end)
  for _ = 1, 3 do this_fiber.yield() end
  b[send](b, "one")
  while not first do this_fiber.yield() end
  b[send](b, "three")
  fiber:join()
  a:set_option("send_buffer_size", 1)
  fiber = spawn(function() for _ = 1, 50 do a[send](a, "x") end end)
  for _ = 1, 50 do b[receive](b, span:first(1)) end
  fiber:join()
  fd = a:release()
  print(mode(fd) == before)
end
-- expect: 3	5
-- expect: true
-- expect: 3	5
-- expect: true
-- expect: 3	5
-- expect: true
