-- SPDX-License-Identifier: MIT
-- An actor that ends while its fibers wait leaves no port in use and no connection open.
local inbox, ip = require "inbox", require "ip"
if _CONTEXT == "worker" then
  local master = inbox:receive()
  local listener = ip.tcp.acceptor.new()
  listener:open "v4"
  listener:bind("127.0.0.1", 0)
  listener:listen()
  local socket = ip.tcp.socket.new()
  socket:connect("127.0.0.1", inbox:receive())
  local span = byte_span.new(9)
  spawn(function() listener:accept() end):detach()
  spawn(function() listener:accept() end):detach()
  spawn(function() socket:read_some(span) end):detach()
  spawn(function() socket:wait "error" end):detach()
  master:send(listener.local_port)
  for _ = 1, 5 do this_fiber.yield() end
  require "system".exit()
end
local net = require "/tools/net"
local listener, port = net.listener()
for _, own in ipairs { true, false } do
  local worker = spawn_vm { module = ".", inherit_context = own }
  worker:send(inbox)
  worker:send(port)
  local server = listener:accept()
  local used = inbox:receive()
  print(net.try(server.read_some, server, byte_span.new(1)))
  local again = ip.tcp.acceptor.new()
  again:open "v4"
  local how
  repeat
    this_fiber.yield()
    how = net.try(again.bind, again, net.loopback, used)
  until how ~= "system 98"
  print(how)
end
-- expect: asio.misc 2
-- expect: nothing
-- expect: asio.misc 2
-- expect: nothing
