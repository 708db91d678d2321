-- SPDX-License-Identifier: MIT
-- Who waits at a port that another fiber closes gets ECANCELED, and the slave sees the hang-up.
local serial_port, errors = require "serial_port", require "asio_error"
local master, slave = serial_port.ptypair()
slave = serial_port.new(slave)
local span = byte_span.new(4)
local fibers = {}
for i, name in ipairs { "read_some", "read_some", "send_break" } do
  fibers[i] = spawn(function()
    local ok, why = pcall(master[name], master, span)
    return name, ok, tostring(why.category), why == errors.basic.operation_aborted
  end)
end
this_fiber.yield()
this_fiber.yield()
master:close()
master:close()
local _, why = pcall(slave.read_some, slave, span)
for i = 1, 3 do print(fibers[i]:join()) end
-- expect: read_some	false	system	true
-- expect: read_some	false	system	true
-- expect: send_break	false	system	true
print(master.is_open, why == errors.misc.eof)         -- expect: false	true
