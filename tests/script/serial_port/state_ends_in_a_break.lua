-- SPDX-License-Identifier: MIT
-- A program may end while fibers send a break and wait for what is typed.
local serial_port = require "serial_port"
local port, slave = serial_port.ptypair()
spawn(function() port:send_break() end):detach()
spawn(function() port:read_some(byte_span.new(1)) end):detach()
this_fiber.yield()
print "end"                                           -- expect: end
require "system".exit(3)
-- exit: 3
