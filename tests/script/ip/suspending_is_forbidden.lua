-- SPDX-License-Identifier: MIT
-- Where suspending is forbidden a call that may wait raises, and does nothing.
local net = require "/tools/net"
local one, other = net.pair()
other:write_some "text"
one:wait "read"
this_fiber.forbid_suspend()
for _, name in ipairs { "read_some", "write_some", "receive", "send", "wait", "connect" } do
  assert(net.try(one[name], nil) == "emilua.core 12", name)
end
print(one:io_control "bytes_readable")                   -- expect: 4
this_fiber.allow_suspend()
print(one:read_some(byte_span.new(9)))                   -- expect: 4
