# SPDX-License-Identifier: MIT
# Who writes more to a terminal than is read there holds up nobody else.

cat >inner.lua <<'LUA'
local system, stream = require "system", require "stream"
local text = ("x"):rep(65536)
local writer = spawn(function() stream.write_all(system.out, text) end)
this_fiber.yield()
this_fiber.yield()
system.err:write_some "still here\n"
writer:join()
LUA
cat >outer.lua <<'LUA'
local serial_port = require "serial_port"
local port, slave = serial_port.ptypair()
local name = io.popen("readlink /proc/$PPID/fd/" .. tostring(slave):match "%d+"):read()
local command = ("exec %s inner.lua 2>&1 >%s </dev/null"):format(os.getenv "CELLUA", name)
local child, span = io.popen(command), byte_span.new(4096)
print(child:read())
local count = 0
while count < 65536 do count = count + port:read_some(span) end
print(count, child:close())
LUA
"$CELLUA" outer.lua
# expect: still here
# expect: 65536	true
