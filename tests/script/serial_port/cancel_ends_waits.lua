-- SPDX-License-Identifier: MIT
-- cancel() ends every wait at the port and leaves it as it is.
local serial_port = require "serial_port"
local aborted = require "asio_error".basic.operation_aborted
local master, slave = serial_port.ptypair()
slave = serial_port.new(slave)
local fibers = {}
for i = 1, 3 do
  fibers[i] = spawn(function()
    local ok, why
    if i < 3 then
      ok, why = pcall(master.read_some, master, byte_span.new(1))
    else
      ok, why = pcall(master.send_break, master)
    end
    return ok, why == aborted
  end)
end
this_fiber.yield()
master:cancel()
for i = 1, 3 do print(fibers[i]:join()) end
-- expect: false	true
-- expect: false	true
-- expect: false	true
master:cancel()
slave:write_some "x"
print(master.is_open, master:read_some(byte_span.new(1))) -- expect: true	1
