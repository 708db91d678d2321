-- SPDX-License-Identifier: MIT
-- One call receives one message, whose rest is lost; one is sent as a whole or not at all.
local unix = require "unix"
local few, span = byte_span.new(3), byte_span.new(20)
for _, kind in ipairs { "seqpacket", "datagram" } do
  local a, b = unix[kind].socket.pair()
  a:send "first"
  a:send "second"
  a:send "third"
  print(b:receive(few), few)
  print(b:receive(span, unix.message_flag.peek), b:receive(few, { "peek" }))
  print(span:first(b:receive(span)))
  print((b:receive_with_fds(few, 1)), few)
  a:set_option("send_buffer_size", 4096)
  local ok, why = pcall(a.send, a, byte_span.new(100000))
  print(why == require "asio_error".basic.message_size, why.category)
end
-- expect: 3	fir
-- expect: 6	3
-- expect: second
-- expect: 3	thi
-- expect: true	system
-- expect: 3	fir
-- expect: 6	3
-- expect: second
-- expect: 3	thi
-- expect: true	system
local a, b = unix.datagram.socket.pair()
a:send "longer"
local count, _, length = b:receive_from(few)
print(count, length, few)                     -- expect: 3	6	lon
