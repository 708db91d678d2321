-- SPDX-License-Identifier: MIT
-- A fiber that is canceled already begins nothing: no byte moves.
local net = require "/tools/net"
local ip = require "ip"
local one, other = net.pair()
local udp, udp_other = net.udp_pair()
local listener, port = net.listener()
local closed = ip.tcp.socket.new()
local span = byte_span.new(9)
one:write_some "in"
udp_other:send "in"
local waiting = ip.tcp.socket.new()
waiting:connect(net.loopback, port)
for _, call in ipairs {
  function() other:read_some(span) end, function() other:receive(span) end,
  function() other:write_some "x" end, function() other:send "x" end,
  function() other:wait "write" end, function() udp:receive(span) end,
  function() udp:receive_from(span) end, function() udp:send "x" end,
  function() udp:send_to("x", net.loopback, 1) end, function() udp:connect(net.loopback, 1) end,
  function() listener:accept() end, function() closed:connect(net.loopback, port) end,
  function() other.read_some(nil) end,
} do
  local fiber = spawn(call)
  fiber:cancel()
  fiber:join()
  assert(fiber.cancellation_caught)
end
print(other:read_some(span), one:io_control "bytes_readable")    -- expect: 2	0
print(udp:receive(span), udp_other:io_control "bytes_readable")  -- expect: 2	0
print(listener:accept().is_open, closed.is_open)                 -- expect: true	false
