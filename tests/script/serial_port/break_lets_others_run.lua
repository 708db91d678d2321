-- SPDX-License-Identifier: MIT
-- Who sends a break waits until it is over, and holds up nobody.
local serial_port = require "serial_port"
local port, slave = serial_port.ptypair()
slave = serial_port.new(slave)
slave:make_raw()
local over = false
local fibers = {}
for i = 1, 2 do
  fibers[i] = spawn(function()
    port:send_break()
    over = true
  end)
end
local span = byte_span.new(1)
for _ = 1, 3 do
  slave:write_some "x"
  port:read_some(span)
  this_fiber.yield()
end
print(over)                                           -- expect: false
for i = 1, 2 do fibers[i]:join() end
print(over, select("#", port:send_break()))           -- expect: true	0
