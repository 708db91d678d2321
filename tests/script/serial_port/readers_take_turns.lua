-- SPDX-License-Identifier: MIT
-- The first bytes go to the fiber that asked first, and one that is canceled takes none.
local serial_port = require "serial_port"
local master, slave = serial_port.ptypair()
slave = serial_port.new(slave)
slave:make_raw()
local fibers = {}
local function start(i)
  fibers[i] = spawn(function()
    local span = byte_span.new(1)
    slave:read_some(span)
    print(i, tostring(span))
  end)
end
for i = 1, 6 do start(i) end
this_fiber.yield()
fibers[1]:cancel()
fibers[4]:cancel()
fibers[6]:cancel()
master:write_some "abc"
for i = 1, 6 do fibers[i]:join() end
-- expect: 2	a
-- expect: 3	b
-- expect: 5	c
