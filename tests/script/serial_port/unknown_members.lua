-- SPDX-License-Identifier: MIT
-- Reading an unknown member raises bad_index, and so does assigning to it.
local serial_port, bad_index = require "serial_port", require "core_error".bad_index
local port = serial_port.ptypair()
for _, key in ipairs { "open_", "baudrate", 1, true } do
  local ok, why = pcall(function() return port[key] end)
  print(ok, why == bad_index, why.index)
  ok, why = pcall(function() port[key] = 1 end)
  print(ok, why == bad_index, why.index)
end
-- expect: false	true	2
-- expect: false	true	2
-- expect: false	true	2
-- expect: false	true	2
-- expect: false	true	2
-- expect: false	true	2
-- expect: false	true	2
-- expect: false	true	2
for _, key in ipairs { "is_open", "close" } do
  local ok, why = pcall(function() port[key] = true end)
  print(ok, why == bad_index)
end
-- expect: false	true
-- expect: false	true
print(serial_port.foo)                                -- expect: nil
