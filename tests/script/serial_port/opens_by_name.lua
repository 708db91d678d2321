-- SPDX-License-Identifier: MIT
-- open() takes the name of a device, as a string or a path, once.
local serial_port = require "serial_port"
local master, slave = serial_port.ptypair()
local number = tostring(slave):match "%d+"
local name = io.popen("readlink /proc/$PPID/fd/" .. number):read()
local port, span = serial_port.new(), byte_span.new(9)
port:open(name)
port:make_raw()
master:write_some "text"
print(port.is_open, tostring(span:first(port:read_some(span)))) -- expect: true	text
local ok, why = pcall(port.open, port, name)
print(ok, why == require "asio_error".misc.already_open, port.is_open)
-- expect: false	true	true
port:close()
port:open(require("filesystem").path(name))
print(port:isatty())                                  -- expect: true
port:close()
ok, why = pcall(port.open, port, "/dev/no such thing")
print(ok, tostring(why.category), why.code)           -- expect: false	system	2
for _, wrong in ipairs { 5, true, "/dev/null\0", span,
    require("filesystem").path "/dev/null\0" } do
  ok, why = pcall(port.open, port, wrong)
  print(ok, tostring(why.category), why.code, why.arg, port.is_open)
end
-- expect: false	generic	22	2	false
-- expect: false	generic	22	2	false
-- expect: false	generic	22	2	false
-- expect: false	generic	22	2	false
-- expect: false	generic	22	2	false
