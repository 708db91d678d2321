-- SPDX-License-Identifier: MIT
-- A raw terminal passes every byte on as it is, until its mode is restored.
local serial_port = require "serial_port"
local master, slave = serial_port.ptypair()
slave = serial_port.new(slave)
local span = byte_span.new(9)
local mode = slave:make_raw()
print(type(mode))                                     -- expect: string
master:write_some "\3\4\n"
print(slave:read_some(span), span[1], span[2], span[3]) -- expect: 3	3	4	10
slave:write_some "\n"
print(master:read_some(span))                         -- expect: 1
slave:restore_mode(mode)
slave:write_some "\n"
print(master:read_some(span))                         -- expect: 2
master:write_some "line\n"
print(slave:read_some(span))                          -- expect: 5
