-- SPDX-License-Identifier: MIT
-- A port that nobody has any more is closed, but not while a fiber waits at it.
local serial_port = require "serial_port"
local master, slave = serial_port.ptypair()
slave = serial_port.new(slave)
local span = byte_span.new(5)
master = nil
collectgarbage()
print(pcall(slave.read_some, slave, span))            -- expect: false	end of file
master, slave = serial_port.ptypair()
slave = serial_port.new(slave)
slave:make_raw()
local reader = spawn((function(port)
  return function() print(port:read_some(byte_span.new(5))) end
end)(slave))
slave = nil
this_fiber.yield()
collectgarbage()
master:write_some "there"
reader:join()                                         -- expect: 5
