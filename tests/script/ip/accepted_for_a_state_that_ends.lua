-- SPDX-License-Identifier: MIT
-- A connection that is accepted for a state which ends before its fiber runs is closed.
local inbox, system = require "inbox", require "system"
local ip, unix = require "ip", require "unix"
local span = byte_span.new(9)
if _CONTEXT == "worker" then
  local listener = ip.tcp.acceptor.new()
  local last, boss = unix.stream.socket.new(inbox:receive()), inbox:receive()
  listener:open "v4"
  listener:bind("127.0.0.1", 0)
  listener:listen()
  spawn(function() listener:accept() end):detach()
  this_fiber.yield()
  boss:send(listener.local_port)
  last:read_some(span)
  system.exit(0)
end
local ended = 0
for _ = 1, 20 do
  local a, b = unix.stream.socket.pair()
  local worker, fd = spawn_vm ".", b:release()
  worker:send(fd)
  worker:send(inbox)
  fd:close()
  local port, client = inbox:receive(), ip.tcp.socket.new()
  for _ = 1, 5 do this_fiber.yield() end
  local fiber = spawn(function() pcall(client.connect, client, "127.0.0.1", port) end)
  a:write_some "x" -- which it knows first
  fiber:join()
  ended = ended + (pcall(client.read_some, client, span) and 0 or 1)
end
print(ended)                                  -- expect: 20
