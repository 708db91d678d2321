-- SPDX-License-Identifier: MIT
-- What is no terminal can be read and written, and has none of the properties.
local serial_port = require "serial_port"
local port = serial_port.new()
port:open "/dev/null"
print(port.is_open, port:isatty(), port:write_some "text") -- expect: true	false	4
local function try(call, ...)
  local ok, why = pcall(call, ...)
  print(ok, tostring(why.category), why:togeneric() == require "generic_error".ENOTTY)
end
try(function() return port.baud_rate end)             -- expect: false	system	true
try(function() port.parity = "odd" end)               -- expect: false	system	true
try(port.window_size, port)                           -- expect: false	system	true
try(port.send_break, port)                            -- expect: false	system	true
try(port.tcgetpgrp, port)                             -- expect: false	system	true
try(port.tcsetpgrp, port, 1)                          -- expect: false	system	true
try(port.make_raw, port)                              -- expect: false	system	true
