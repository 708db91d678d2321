# SPDX-License-Identifier: MIT
# At a terminal the streams tell and change its size and its mode, and all is as it was after.

cat >inner.lua <<'LUA'
local system = require "system"
local span = byte_span.new(9)
local function say(...) system.err:write_some(table.concat({ ... }, " ") .. "\n") end
local function read() return tostring(span:first(system.in_:read_some(span))) end
say(tostring(system.in_:isatty()), system.out:window_size())
system.out:set_window_size(25, 81)
say(system.in_:window_size())
local mode = system.in_:make_raw()
system.out:write_some "raw"
say(#read(), tostring((pcall(system.in_.restore_mode, nil, "x"))))
system.in_:restore_mode(mode)
system.out:write_some "back"
say(#read())
LUA
cat >outer.lua <<'LUA'
local serial_port = require "serial_port"
local port, slave = serial_port.ptypair()
local name = io.popen("readlink /proc/$PPID/fd/" .. tostring(slave):match "%d+"):read()
port:set_window_size(24, 80)
local command = ("exec %s inner.lua <%s 2>&1 >%s"):format(os.getenv "CELLUA", name, name)
local child, span = io.popen(command), byte_span.new(99)
local function wait_for(text)
  local said = ""
  while not said:find(text) do
    said = said .. tostring(span:first(port:read_some(span)))
  end
end
wait_for "raw"
port:write_some "\3"
wait_for "back"
port:write_some "line\n"
for line in child:lines() do print(line) end
LUA
"$CELLUA" outer.lua
# expect: true 24 80
# expect: 25 81
# expect: 1 false
# expect: 5
