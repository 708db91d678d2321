-- SPDX-License-Identifier: MIT
-- connections.lua - so many fibers wait, each at a connection if that is said, until killed:
-- connections.lua COUNT [sleeping]. Says so when all do.
local ip, time = require 'ip', require 'time'
local count, are_asleep = tonumber(arg[1]), arg[2] == 'sleeping'
local buffer, clients = byte_span.new(1), {}

local acceptor = ip.tcp.acceptor.new()
acceptor:open 'v4'
acceptor:bind('127.0.0.1', 0)
acceptor:listen()
for i = 1, count do
  if are_asleep then
    spawn(function() time.sleep(1000) end):detach()
  else
    clients[i] = ip.tcp.socket.new()
    clients[i]:connect('127.0.0.1', acceptor.local_port)
    local socket = acceptor:accept()
    spawn(function() socket:read_some(buffer) end):detach()
  end
end
this_fiber.yield()
this_fiber.yield()
collectgarbage()
io.write 'ready'
io.flush()
time.sleep(1000)
