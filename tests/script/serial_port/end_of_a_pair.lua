-- SPDX-License-Identifier: MIT
-- When nobody has the slave any more the master raises EIO, or says that it is the end.
local serial_port, errors = require "serial_port", require "asio_error"
local EIO = require "generic_error".EIO
local master, slave = serial_port.ptypair()
local copy, span = slave:dup(), byte_span.new(8)
local reader = spawn(function() return pcall(master.read_some, master, span) end)
this_fiber.yield()
slave:close()
copy:close()
local ok, why = reader:join()
print(ok, why:togeneric() == EIO, tostring(why.category)) -- expect: false	true	system
ok, why = pcall(master.read_some, master, span)
print(ok, why:togeneric() == EIO)                     -- expect: false	true
print(master.hangup_is_eof)                           -- expect: false
master.hangup_is_eof = true
print(master.hangup_is_eof)                           -- expect: true
ok, why = pcall(master.read_some, master, span)
print(ok, why == errors.misc.eof)                     -- expect: false	true

master, slave = serial_port.ptypair()
slave = serial_port.new(slave)
master:close()
ok, why = pcall(slave.read_some, slave, span)
print(ok, why == errors.misc.eof)                     -- expect: false	true
