-- SPDX-License-Identifier: MIT
-- A process gets sockets in messages: one that is connected, one that listens, one for
-- datagrams; it can do with them what their maker can, and what it closes, others keep.
local inbox, ip = require "inbox", require "ip"
local span = byte_span.new(20)
if _CONTEXT == "worker" then
  local master = inbox:receive()
  local socket = ip.tcp.socket.new(inbox:receive())
  local listener = ip.tcp.acceptor.new(inbox:receive())
  local udp = ip.udp.socket.new(inbox:receive())
  for _, object in ipairs { socket, listener, udp } do
    local waiting = spawn(function()
      if object == listener then listener:accept() else object:receive(span) end
    end)
    for _ = 1, 5 do this_fiber.yield() end
    waiting:cancel()
    waiting:join()
    assert(waiting.cancellation_caught)
  end
  master:send "ready"
  socket:write_some(span:first(socket:read_some(span)):append " by the process")
  socket:close()
  local accepted = listener:accept()
  accepted:write_some "accepted"
  accepted:close()
  listener:close()
  local count, from, port = udp:receive_from(span)
  udp:send_to(span:first(count), from, port)
  return
end
local net = require "/tools/net"
local one, other = net.pair()
local listener, port = net.listener()
local udp, udp_port = net.udp()
local worker = spawn_vm { module = ".", subprocess = { stderr = "share" } }
worker:send(inbox)
other, listener, udp = other:release(), listener:release(), udp:release()
worker:send(other)
worker:send(listener)
worker:send(udp)
other:close()
udp:close()
print(inbox:receive())                                   -- expect: ready
one:write_some "read"
print(tostring(require "stream".read_to_end(one)))       -- expect: read by the process
local client = ip.tcp.socket.new()
client:connect(net.loopback, port)
print(tostring(require "stream".read_to_end(client)))    -- expect: accepted
local sender = net.udp()
sender:send_to("returned", net.loopback, udp_port)
print(tostring(span:first(sender:receive(span))))        -- expect: returned
worker:wait()
listener = ip.tcp.acceptor.new(listener)
client:close()
client:connect(net.loopback, port)
print(listener:accept().is_open)                         -- expect: true
