-- SPDX-License-Identifier: MIT
-- Closing a listener that is waited at frees its port at once.
local net = require "/tools/net"
local ip = require "ip"
local port = 0
for i = 1, 50 do
  local acceptor = ip.tcp.acceptor.new()
  acceptor:open "v4"
  acceptor:bind(net.loopback, port)
  acceptor:listen()
  port = acceptor.local_port
  local fibers = {}
  for k = 1, 3 do fibers[k] = spawn(function() return net.try(acceptor.accept, acceptor) end) end
  local waiting = spawn(function() return net.try(acceptor.wait, acceptor, "read") end)
  net.settle()
  acceptor:close()
  if i == 50 then
    for k = 1, 3 do print(fibers[k]:join()) end
    print(waiting:join())
  end
end
-- expect: system 125
-- expect: system 125
-- expect: system 125
-- expect: system 125
local fiber
local function listen()
  local acceptor = ip.tcp.acceptor.new()
  acceptor:open "v4"
  acceptor:bind(net.loopback, port)
  acceptor:listen()
  return acceptor
end
local acceptor = listen()
fiber = spawn(function() acceptor:accept() end)
net.settle()
fiber:cancel()
acceptor:close()
print(net.try(listen) ~= "system 98")                    -- expect: true
