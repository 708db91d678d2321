-- SPDX-License-Identifier: MIT
-- A terminal gives one line at a time, and ^D is the end of it, once.
local serial_port = require "serial_port"
local master, descriptor = serial_port.ptypair()
local slave = serial_port.new(descriptor)
local span = byte_span.new(99)
local function read() print(tostring(span:first(slave:read_some(span)))) end
master:write_some "first\nsecond\nthi"
read()
read()
-- expect: first
-- expect: 
-- expect: second
-- expect: 
local reader = spawn(read)
this_fiber.yield()
print "not yet"                                       -- expect: not yet
master:write_some "rd\n"
reader:join()
-- expect: third
-- expect: 
master:write_some "\4"
local ok, why = pcall(slave.read_some, slave, span)
print(ok, why == require "asio_error".misc.eof)       -- expect: false	true
master:write_some "more\4"
read()                                                -- expect: more
