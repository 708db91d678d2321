-- SPDX-License-Identifier: MIT
-- Who waits at a port that is released gets ECANCELED and takes nothing from the next owner.
local serial_port = require "serial_port"
local aborted = require "asio_error".basic.operation_aborted
local master, slave = serial_port.ptypair()
slave = serial_port.new(slave)
slave:make_raw()
local fibers = {}
for i = 1, 2 do
  fibers[i] = spawn(function()
    print(select(2, pcall(slave.read_some, slave, byte_span.new(9))) == aborted)
  end)
end
this_fiber.yield()
this_fiber.yield()
local descriptor = slave:release()
master:write_some "complete"
for i = 1, 2 do fibers[i]:join() end
-- expect: true
-- expect: true
print(getmetatable(descriptor), slave.is_open)        -- expect: file_descriptor	false
slave:assign(descriptor)
local span = byte_span.new(9)
print(tostring(span:first(slave:read_some(span))))    -- expect: complete
local other = serial_port.ptypair():release()
local ok, why = pcall(slave.assign, slave, other)
print(ok, why == require "asio_error".misc.already_open, other.type)
-- expect: false	true	character
