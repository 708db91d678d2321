-- SPDX-License-Identifier: MIT
-- Who writes more than fits waits until it is read, and nothing is lost.
local serial_port, stream = require "serial_port", require "stream"
local master, slave = serial_port.ptypair()
slave = serial_port.new(slave)
slave:make_raw()
local text = ("0123456789abcdef"):rep(4096)
for _, ends in ipairs { { master, slave }, { slave, master } } do
  local writer = spawn(function() return stream.write_all(ends[1], text) end)
  local span = byte_span.new(#text)
  print(stream.read_all(ends[2], span), tostring(span) == text, writer:join())
end
-- expect: 65536	true	65536
-- expect: 65536	true	65536
