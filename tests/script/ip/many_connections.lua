-- SPDX-License-Identifier: MIT
-- Hundreds of connections at once, each echoed by a fiber of its own.
local net = require "/tools/net"
local ip = require "ip"
local stream = require "stream"
local COUNT = 400
local listener, port = net.listener()
local server = spawn(function()
  for _ = 1, COUNT do
    local socket = listener:accept()
    spawn(function()
      stream.copy(socket, socket)
      socket:close()
    end):detach()
  end
end)
local clients, total = {}, 0
for i = 1, COUNT do
  clients[i] = spawn(function()
    local socket = ip.tcp.socket.new()
    socket:connect(net.loopback, port)
    local text = ("%d "):format(i):rep(1000)
    local writer = spawn(function()
      stream.write_all(socket, text)
      socket:shutdown "send"
    end)
    assert(tostring(stream.read_to_end(socket)) == text)
    writer:join()
    socket:close()
    total = total + 1
  end)
end
for _, client in ipairs(clients) do client:join() end
server:join()
print(total)                                             -- expect: 400
