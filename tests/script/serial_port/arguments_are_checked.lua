-- SPDX-License-Identifier: MIT
-- What is wrong is named by its position, counting the port as 1.
local serial_port = require "serial_port"
local port, slave = serial_port.ptypair()
local function try(call, ...)
  local ok, why = pcall(call, ...)
  print(ok, tostring(why.category), why.code, why.arg)
end
try(port.read_some, slave, byte_span.new(1))          -- expect: false	generic	22	1
try(port.read_some, port, "string")                   -- expect: false	generic	22	2
try(port.write_some, port, 12)                        -- expect: false	generic	22	2
try(port.assign, port, 5)                             -- expect: false	generic	22	2
try(port.tcsetpgrp, port, "1")                        -- expect: false	generic	22	2
try(port.set_window_size, port, -1, 80)               -- expect: false	generic	22	2
try(port.set_window_size, port, 24)                   -- expect: false	generic	22	3
try(port.set_window_size, port, 24, 65536)            -- expect: false	generic	22	3
try(port.restore_mode, port, "short")                 -- expect: false	generic	22	2
try(port.restore_mode, port)                          -- expect: false	generic	22	2
try(serial_port.new, 0)                               -- expect: false	generic	22	1
try(serial_port.new, port)                            -- expect: false	generic	22	1
local wrong = 0
for _, name in ipairs { "open", "close", "cancel", "release", "send_break", "isatty", "tcgetpgrp",
  "window_size", "make_raw" } do
  local ok, why = pcall(port[name], slave)
  if ok or why.code ~= 22 or why.arg ~= 1 then wrong = wrong + 1 end
end
print(wrong)                                          -- expect: 0
