-- SPDX-License-Identifier: MIT
-- Reading an unknown member raises bad_index; nothing can be assigned.
local net = require "/tools/net"
local ip = require "ip"
local bad_index = require "core_error".bad_index
for _, class in ipairs { ip.tcp.socket, ip.tcp.acceptor, ip.udp.socket } do
  local socket = class.new()
  print(getmetatable(socket))
  for _, key in ipairs { "foo", 1, true, "is_closed" } do
    local ok, why = pcall(function() return socket[key] end)
    assert(not ok and why == bad_index and why.index == 2)
  end
  print((net.try(function() socket.is_open = true end):match "attempt to index"))
  print(socket.is_open)
end
-- expect: ip.tcp.socket
-- expect: attempt to index
-- expect: false
-- expect: ip.tcp.acceptor
-- expect: attempt to index
-- expect: false
-- expect: ip.udp.socket
-- expect: attempt to index
-- expect: false
print(ip.foo, ip.tcp.foo, ip.message_flag.foo)           -- expect: nil	nil	nil
print(pcall(function() return ip.tcp.acceptor.new().remote_port end)) -- expect: false	no such member
print(pcall(function() return ip.udp.socket.new().at_mark end))       -- expect: false	no such member
