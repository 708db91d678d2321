-- SPDX-License-Identifier: MIT
-- However a port ends, its descriptors are closed; and no terminal becomes the controlling one.
local serial_port = require "serial_port"
local function count()
  local files, list = 0, io.popen("ls /proc/$PPID/fd")
  for _ in list:lines() do files = files + 1 end
  list:close()
  return files
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
collectgarbage()
local before = count()
for _ = 1, 20 do use() end
collectgarbage()
collectgarbage()
print(count() - before)                               -- expect: 0
