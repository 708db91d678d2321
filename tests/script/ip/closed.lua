-- SPDX-License-Identifier: MIT
-- Whatever is asked of a closed socket raises EBADF, but to close it, which does nothing.
local net = require "/tools/net"
local ip = require "ip"
local span = byte_span.new(1)
local calls = {
  [ip.tcp.socket] = {
    { "cancel" }, { "release" }, { "read_some", span }, { "write_some", span }, { "receive", span },
    { "send", span }, { "wait", "read" }, { "shutdown", "both" }, { "disconnect" },
    { "bind", net.loopback, 0 }, { "io_control", "bytes_readable" },
  },
  [ip.tcp.acceptor] = {
    { "cancel" }, { "release" }, { "accept" }, { "listen" }, { "wait", "read" },
    { "bind", net.loopback, 0 },
  },
  [ip.udp.socket] = {
    { "cancel" }, { "release" }, { "receive", span }, { "receive_from", span }, { "send", span },
    { "send_to", span, net.loopback, 1 }, { "wait", "read" }, { "shutdown", "both" },
    { "disconnect" }, { "bind", net.loopback, 0 }, { "io_control", "bytes_readable" },
  },
}
for class, list in pairs(calls) do
  for _, state in ipairs { "new", "closed" } do
    local socket = class.new()
    if state == "closed" then
      socket:open "v4"
      socket:close()
    end
    for _, call in ipairs(list) do
      local why = net.try(socket[call[1]], socket, unpack(call, 2))
      if why ~= "system 9" then print(state, call[1], why) end
    end
    print(net.try(socket.close, socket), socket.is_open)
  end
end
-- expect: nothing	false
-- expect: nothing	false
-- expect: nothing	false
-- expect: nothing	false
-- expect: nothing	false
-- expect: nothing	false
