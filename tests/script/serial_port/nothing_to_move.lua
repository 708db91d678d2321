-- SPDX-License-Identifier: MIT
-- Nothing moves for an empty buffer, whatever the line would say.
local serial_port = require "serial_port"
local port, slave = serial_port.ptypair()
slave:close()
print(port:read_some(byte_span.new(0)), port:write_some "") -- expect: 0	0
local reader = spawn(function() port:read_some(byte_span.new(0)) end)
reader:cancel()
reader:join()
print(reader.cancellation_caught)                                -- expect: true
