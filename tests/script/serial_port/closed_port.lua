-- SPDX-License-Identifier: MIT
-- A port that is closed refuses everything but to be closed, opened or assigned to.
local serial_port = require "serial_port"
local EBADF = require "asio_error".basic.bad_descriptor
local port = serial_port.new()
print(port.is_open)                                   -- expect: false
local span = byte_span.new(1)
local wrong = {}
local function try(what, call, ...)
  local ok, why = pcall(call, ...)
  if ok or why ~= EBADF then wrong[#wrong + 1] = what end
end
try("read_some", port.read_some, port, span)
try("write_some", port.write_some, port, "x")
try("empty", port.read_some, port, byte_span.new(0))
for _, name in ipairs { "cancel", "release", "send_break", "isatty", "tcgetpgrp", "window_size",
  "make_raw" } do
  try(name, port[name], port)
end
try("tcsetpgrp", port.tcsetpgrp, port, 1)
try("set_window_size", port.set_window_size, port, 1, 1)
for name, value in pairs { baud_rate = 9600, flow_control = "hardware", parity = "odd",
  stop_bits = "two", character_size = 8 } do
  try("read " .. name, function() return port[name] end)
  try("set " .. name, function() port[name] = value end)
end
port:close()
print(#wrong, table.concat(wrong, " "))               -- expect: 0	
