-- SPDX-License-Identifier: MIT
-- Both ends of a pair have one size of the window, which both can change.
local serial_port = require "serial_port"
local master, slave = serial_port.ptypair()
slave = serial_port.new(slave)
print(slave:window_size())                            -- expect: 0	0
master:set_window_size(24, 80)
print(slave:window_size())                            -- expect: 24	80
slave:set_window_size(65535, 1.9)
print(master:window_size())                           -- expect: 65535	1
