-- SPDX-License-Identifier: MIT
-- dial() and listen() make what is connected, and what takes connections.
local unix = require "unix"
local span = byte_span.new(9)
for _, kind in ipairs { "stream", "seqpacket" } do
  for _, name in ipairs { "name_" .. kind, "@name" .. kind, "\0other" .. kind } do
    local listener = unix[kind].listen(name)
    local client = unix[kind].dial(listener.local_path)
    local server = listener:accept()
    client[kind == "stream" and "write_some" or "send"](client, "hello")
    print(server[kind == "stream" and "read_some" or "receive"](server, span),
      (tostring(client.remote_path):gsub("%z", "NUL ")), getmetatable(listener))
  end
end
-- expect: 5	name_stream	unix.stream_acceptor
-- expect: 5	NUL namestream	unix.stream_acceptor
-- expect: 5	NUL otherstream	unix.stream_acceptor
-- expect: 5	name_seqpacket	unix.seqpacket_acceptor
-- expect: 5	NUL nameseqpacket	unix.seqpacket_acceptor
-- expect: 5	NUL otherseqpacket	unix.seqpacket_acceptor
local receiver = unix.datagram.socket.new()
receiver:open()
receiver:bind "receiver"
print(unix.datagram.dial "receiver":send "hello", receiver:receive(span)) -- expect: 5	5
print(unix.datagram.listen)                   -- expect: nil
local function try(...)
  local ok, why = pcall(...)
  print(ok, why, why.category, why.arg)
end
try(unix.stream.dial, "absent")   -- expect: false	No such file or directory	system	nil
try(unix.stream.dial, 1)          -- expect: false	Invalid argument	generic	1
try(unix.stream.listen, ("x"):rep(109)) -- expect: false	File name too long	generic	1
try(unix.stream.listen, "receiver") -- expect: false	Address already in use	system	nil
try(unix.stream.listen, "new", "0600") -- expect: false	Invalid argument	generic	2
try(unix.stream.listen, "new", 0.5) -- expect: false	Invalid argument	generic	2
try(unix.stream.listen, "new", { mode = "0600" }) -- expect: false	Invalid argument	generic	mode
try(unix.stream.listen, "new", { replace = 1 }) -- expect: false	Invalid argument	generic	replace
collectgarbage "stop"
local function next_number()
  local a = unix.datagram.socket.new()
  a:open()
  local fd = a:release()
  local number = tostring(fd)
  fd:close()
  return number
end
local before = next_number()
pcall(unix.stream.dial, "absent")
pcall(unix.seqpacket.listen, "receiver")
print(next_number() == before)    -- expect: true
