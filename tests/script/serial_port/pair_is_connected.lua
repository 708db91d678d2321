-- SPDX-License-Identifier: MIT
-- What is written to one end of a pair comes out of the other.
local serial_port = require "serial_port"
local master, descriptor = serial_port.ptypair()
print(getmetatable(master), getmetatable(descriptor)) -- expect: serial_port	file_descriptor
local slave = serial_port.new(descriptor)
print(master.is_open, slave.is_open, slave:isatty())  -- expect: true	true	true
slave:make_raw()
local span = byte_span.new(9)
master:write_some "there"
print(tostring(span:first(slave:read_some(span))))    -- expect: there
slave:write_some "back"
print(tostring(span:first(master:read_some(span))))   -- expect: back
print(pcall(descriptor.dup, descriptor))              -- expect: false	Bad file descriptor
