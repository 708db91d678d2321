-- SPDX-License-Identifier: MIT
-- A fiber that is canceled while it accepts takes no connection with it.
local net = require "/tools/net"
local ip = require "ip"
local acceptor, port = net.listener()
local kept, accepted, clients = {}, 0, {}
for i = 1, 50 do
  local fiber = spawn(function()
    kept[#kept + 1] = acceptor:accept()
  end)
  for _ = 1, i % 4 do this_fiber.yield() end
  clients[i] = ip.tcp.socket.new()
  local connecting = spawn(function() clients[i]:connect(net.loopback, port) end)
  for _ = 1, i % 3 do this_fiber.yield() end
  fiber:cancel()
  connecting:join()
  fiber:join()
end
while #kept < 50 do
  local socket = acceptor:accept()
  kept[#kept + 1] = socket
end
for _, socket in ipairs(kept) do socket:write_some "x" end
for _, client in ipairs(clients) do accepted = accepted + client:read_some(byte_span.new(1)) end
print(accepted)                                          -- expect: 50
