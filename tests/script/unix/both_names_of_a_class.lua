-- SPDX-License-Identifier: MIT
-- The names of all versions name the same classes.
local unix = require "unix"
for _, kind in ipairs { "stream", "seqpacket", "datagram" } do
  print(kind, rawequal(unix[kind].socket, unix[kind .. "_socket"]),
    getmetatable(unix[kind].socket.new()), unix[kind].socket.pair ~= nil)
end
-- expect: stream	true	unix.stream_socket	true
-- expect: seqpacket	true	unix.seqpacket_socket	true
-- expect: datagram	true	unix.datagram_socket	true
for _, kind in ipairs { "stream", "seqpacket" } do
  print(kind, rawequal(unix[kind].acceptor, unix[kind .. "_acceptor"]),
    getmetatable(unix[kind].acceptor.new()), unix[kind].acceptor.pair)
end
-- expect: stream	true	unix.stream_acceptor	nil
-- expect: seqpacket	true	unix.seqpacket_acceptor	nil
print(unix.message_flag.peek, unix.message_flag.other) -- expect: 2	nil
