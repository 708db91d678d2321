-- SPDX-License-Identifier: MIT
-- A connection that was reset before anybody took it is told of by its own error, if at all.
local net = require "/tools/net"
local ip = require "ip"
local acceptor, port = net.listener()
for _, reports in ipairs { false, true } do
  acceptor:set_option("enable_connection_aborted", reports)
  local client = ip.tcp.socket.new()
  client:connect(net.loopback, port)
  client:set_option("linger", true, 0)
  client:close()
  local server = acceptor:accept()
  print(net.try(server.read_some, server, byte_span.new(1)))
end
-- expect: system 104
-- expect: system 104
