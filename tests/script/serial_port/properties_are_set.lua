-- SPDX-License-Identifier: MIT
-- What is assigned to a property is read again, at either end: the terminal has it.
local serial_port = require "serial_port"
local master, slave = serial_port.ptypair()
slave = serial_port.new(slave)
local function set(name, value)
  slave[name] = value
  if slave[name] ~= value or master[name] ~= value then print(name, value, slave[name]) end
end
for _, rate in ipairs { 50, 75, 110, 134, 150, 200, 300, 600, 1200, 1800, 2400, 4800, 9600, 19200,
  38400, 57600, 115200, 230400, 460800, 500000, 576000, 921600, 1000000, 1152000, 1500000, 2000000,
  2500000, 3000000, 3500000, 4000000 } do
  set("baud_rate", rate)
end
for _, name in ipairs { "software", "hardware", "software" } do set("flow_control", name) end
set("flow_control", nil)
set("stop_bits", "two")
set("stop_bits", "one")
set("character_size", 8)
set("parity", nil)
slave.baud_rate = 9600.9
print(slave.baud_rate)                                -- expect: 9600
