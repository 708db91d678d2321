-- SPDX-License-Identifier: MIT
-- What another process has sent is read and written, but neither asked nor changed before
-- somebody trusts it.
local inbox, serial_port = require "inbox", require "serial_port"
if _CONTEXT == "worker" then
  local boss = inbox:receive()
  local port, slave = serial_port.ptypair()
  boss:send(slave)
  local span = byte_span.new(9)
  local text = tostring(span:first(port:read_some(span)))
  port:write_some(text == "there" and "back\n" or "lost\n")
  inbox:receive()
  return
end
local process = spawn_vm { module = ".", subprocess = { stderr = "share" } }
process:send(inbox)
local slave = serial_port.new(inbox:receive())
local function try(call, ...)
  local ok, why = pcall(call, ...)
  print(ok, tostring(why.category), why.code)
end
for _, name in ipairs { "isatty", "send_break", "tcgetpgrp", "window_size", "make_raw" } do
  try(slave[name], slave)
end
-- expect: false	generic	13
-- expect: false	generic	13
-- expect: false	generic	13
-- expect: false	generic	13
-- expect: false	generic	13
try(function() return slave.baud_rate end)            -- expect: false	generic	13
try(function() slave.baud_rate = 9600 end)            -- expect: false	generic	13
local span = byte_span.new(9)
slave:write_some "there"
print(tostring(span:first(slave:read_some(span))))
-- expect: back
-- expect: 
local descriptor = slave:release()
descriptor:trust()
slave:assign(descriptor)
print(slave:isatty())                                 -- expect: true
process:send "end"
