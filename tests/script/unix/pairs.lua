-- SPDX-License-Identifier: MIT
-- Both ends of a pair are connected, and have no names.
local unix = require "unix"
local span = byte_span.new(9)
local function receive(s, method) return tostring(span:first(s[method](s, span))) end
local a, b = unix.stream.socket.pair()
a:write_some "to b"
b:write_some "to a"
print(receive(b, "read_some"), receive(a, "read_some"))  -- expect: to b	to a
for _, kind in ipairs { "seqpacket", "datagram" } do
  a, b = unix[kind].socket.pair()
  a:send "to b"
  b:send(byte_span.append "to a")
  print(receive(b, "receive"), receive(a, "receive"), a.is_open,
    #tostring(a.local_path), #tostring(b.remote_path))
end
-- expect: to b	to a	true	0	0
-- expect: to b	to a	true	0	0
