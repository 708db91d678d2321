-- SPDX-License-Identifier: MIT
-- One call is one datagram, with whom it came from.
local net = require "/tools/net"
local ip = require "ip"
for _, address in ipairs { ip.address.loopback_v4(), ip.address.loopback_v6() } do
  local one, one_port = net.udp(address)
  local other, port = net.udp(address)
  print(one:send_to("first", address, port), one:send_to("second", tostring(address), port))
  local span = byte_span.new(10)
  local count, from, from_port, length = other:receive_from(span)
  print(count, from, from_port == one_port, length, span:first(count))
  print(other:receive(span), span:first(6))
  one:connect(address, port)
  print(one:send "third", other:receive(span), span:first(5), one.remote_port == port)
end
-- expect: 5	6
-- expect: 5	127.0.0.1	true	5	first
-- expect: 6	second
-- expect: 5	5	third	true
-- expect: 5	6
-- expect: 5	::1	true	5	first
-- expect: 6	second
-- expect: 5	5	third	true
