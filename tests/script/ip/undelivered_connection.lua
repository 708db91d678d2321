-- SPDX-License-Identifier: MIT
-- A connection that the kernel has handed over when its actor ends is closed with it.
local inbox, ip = require "inbox", require "ip"
if _CONTEXT == "worker" then
  local master, how = inbox:receive(), inbox:receive()
  local listener = ip.tcp.acceptor.new()
  listener:open "v4"
  listener:bind("127.0.0.1", 0)
  listener:listen()
  spawn(function() listener:accept() end):detach()
  for _ = 1, 5 do this_fiber.yield() end
  master:send(listener.local_port)
  while not io.open "connected" do end
  if how == "exit" then require "system".exit() end
  error "the actor fails"
end
local net = require "/tools/net"
for _, how in ipairs { "exit", "fail" } do
  os.remove "connected"
  local worker = spawn_vm { module = ".", inherit_context = false }
  worker:send(inbox)
  worker:send(how)
  local socket = ip.tcp.socket.new()
  socket:connect("127.0.0.1", inbox:receive())
  io.open("connected", "w"):close()
  print(net.try(socket.read_some, socket, byte_span.new(1)):match "asio.misc 2" or "reset")
end
-- expect: asio.misc 2
-- expect: asio.misc 2
-- stderr: the actor fails
