-- SPDX-License-Identifier: MIT
-- A program that has the slave is at a terminal, and its end is seen as EIO.
local serial_port, stream = require "serial_port", require "stream"
local master, slave = serial_port.ptypair()
local number = tostring(slave):match "%d+"
local name = io.popen("readlink /proc/$PPID/fd/" .. number):read()
local line = "test -t 0 && test -t 1 && read line && echo \"got $line\""
local child = io.popen(("exec setsid -w sh -c '%s' <%s >%s 2>&1"):format(line, name, name))
master:write_some "text\n"
local span = byte_span.new(64)
local text = ""
while not text:find "got text\r\n" do
  text = text .. tostring(span:first(master:read_some(span)))
end
print(child:close())                                  -- expect: true
slave:close()
local ok, why = pcall(master.read_some, master, span)
print(ok, tostring(why.category), why.code)           -- expect: false	system	5
