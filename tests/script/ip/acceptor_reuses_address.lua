-- SPDX-License-Identifier: MIT
-- Where connections of the last listener are remembered, "reuse_address" lets the next one have its port.
local net = require "/tools/net"
local ip = require "ip"
local acceptor = ip.tcp.acceptor.new()
acceptor:open "v4"
acceptor:set_option("reuse_address", true)
acceptor:bind(net.loopback, 0)
acceptor:listen()
local port = acceptor.local_port
local client = ip.tcp.socket.new()
client:connect(net.loopback, port)
local server = acceptor:accept()
server:close()
acceptor:close()
print(net.try(client.read_some, client, byte_span.new(1))) -- expect: asio.misc 2
client:close()
local function listen(reuse)
  local again = ip.tcp.acceptor.new()
  again:open "v4"
  if reuse then again:set_option("reuse_address", true) end
  return net.try(again.bind, again, net.loopback, port)
end
print(listen(false))                                     -- expect: system 98
print(listen(true))                                      -- expect: nothing
