-- SPDX-License-Identifier: MIT
-- connect() opens what is closed, and fails as the kernel says.
local unix = require "unix"
local listener = unix.stream.listen "name"
local s = unix.stream.socket.new()
s:connect "name"
print(s.is_open, tostring(s.remote_path), tostring(listener:accept().local_path))
-- expect: true	name	name
local function try(class, path)
  local socket = class.new()
  local ok, why = pcall(socket.connect, socket, path)
  print(ok, why, why.category, socket.is_open)
end
try(unix.stream.socket, "absent")      -- expect: false	No such file or directory	system	true
try(unix.seqpacket.socket, "name")     -- expect: false	Protocol wrong type for socket	system	true
print(pcall(s.connect, s, "name"))     -- expect: false	Transport endpoint is already connected
listener:close()
try(unix.stream.socket, "name")        -- expect: false	Connection refused	system	true
local d = unix.datagram.socket.new()
d:open()
d:bind "receiver"
s = unix.datagram.socket.new()
s:connect "receiver"
print(s:send "x", tostring(s.remote_path)) -- expect: 1	receiver
s:disconnect()
print(pcall(s.send, s, "x"))           -- expect: false	Transport endpoint is not connected
