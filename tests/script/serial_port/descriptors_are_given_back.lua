-- SPDX-License-Identifier: MIT
-- However a port ends, its descriptors are closed.
local ffi, serial_port = require "ffi", require "serial_port"
ffi.cdef "int fcntl(int, int, ...);"
local F_GETFD = 1
local function count()
  local open = 0
  for fd = 0, 400 do if ffi.C.fcntl(fd, F_GETFD) >= 0 then open = open + 1 end end
  return open
end
local function use()
  local port, slave = serial_port.ptypair()
  local reader = spawn(function() pcall(port.read_some, port, byte_span.new(1)) end)
  this_fiber.yield()
  port:close()
  reader:join()
  slave:close()
  port, slave = serial_port.ptypair()
  port, slave = serial_port.new(port:release()), serial_port.new(slave)
  pcall(port.open, port, "/dev/null")
  local fiber = spawn(function() port:send_break() end)
  this_fiber.yield()
  fiber:cancel()
  fiber:join()
end
use()
collectgarbage()
local before = count()
for _ = 1, 20 do use() end
collectgarbage()
collectgarbage()
print(count() - before)                               -- expect: 0
