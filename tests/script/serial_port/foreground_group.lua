-- SPDX-License-Identifier: MIT
-- A terminal tells its foreground process group, if it has one.
local serial_port = require "serial_port"
local master, slave = serial_port.ptypair()
local name = io.popen("readlink /proc/$PPID/fd/" .. tostring(slave):match "%d+"):read()
print(master:tcgetpgrp())                             -- expect: 0
local child = io.popen(("exec setsid -c -w sh -c 'ps -o pgid= -p $$; read line' <%s"):format(name))
local group = tonumber(child:read())
print(master:tcgetpgrp() == group)                    -- expect: true
master:write_some "\n"
print(child:close())                                  -- expect: true
local port = serial_port.new(slave)
local ok, why = pcall(port.tcgetpgrp, port)
print(ok, tostring(why.category), why:togeneric() == require "generic_error".ENOTTY)
-- expect: false	system	true
