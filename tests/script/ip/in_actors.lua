-- SPDX-License-Identifier: MIT
-- Actors have sockets of their own, in other threads too, and get descriptors in messages.
local inbox, ip = require "inbox", require "ip"
local loopback = ip.address.loopback_v4()
if _CONTEXT == "worker" then
  local master = inbox:receive()
  local listener = ip.tcp.acceptor.new(inbox:receive())
  local datagrams = ip.udp.socket.new(inbox:receive())
  local own = ip.tcp.acceptor.new()
  own:open "v4"
  own:bind(loopback, 0)
  own:listen()
  master:send(own.local_port)
  local span = byte_span.new(20)
  for _, acceptor in ipairs { own, listener } do
    local socket = acceptor:accept()
    socket:write_some("echo " .. tostring(span:first(socket:read_some(span))))
    master:send(socket:release())
  end
  local count, from, port = datagrams:receive_from(span)
  datagrams:send_to(span:first(count):append "!", from, port)
  return
end
local listener = ip.tcp.acceptor.new()
listener:open "v4"
listener:bind(loopback, 0)
listener:listen()
local udp = ip.udp.socket.new()
udp:open "v4"
udp:bind(loopback, 0)
local ports, udp_port = { false, listener.local_port }, udp.local_port
local worker = spawn_vm { module = ".", inherit_context = false }
worker:send(inbox)
worker:send(listener:release())
worker:send(udp:release())
ports[1] = inbox:receive()
local span = byte_span.new(20)
for _, port in ipairs(ports) do
  local socket = ip.tcp.socket.new()
  socket:connect(loopback, port)
  socket:write_some "hello"
  print(tostring(span:first(socket:read_some(span))))
  local server = ip.tcp.socket.new(inbox:receive())
  server:write_some "moved"
  server:close()
  print(tostring(span:first(socket:read_some(span))))
end
-- expect: echo hello
-- expect: moved
-- expect: echo hello
-- expect: moved
udp:open "v4"
udp:send_to("datagram", loopback, udp_port)
print(tostring(span:first(udp:receive(span))))           -- expect: datagram!
