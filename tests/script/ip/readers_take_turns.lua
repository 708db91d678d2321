-- SPDX-License-Identifier: MIT
-- The first bytes go to the fiber that asked first, and one that is canceled takes none; so it is
-- with datagrams and with connections.
local net = require "/tools/net"
local ip = require "ip"
local function take_turns(read, send)
  local fibers, order = {}, {}
  for i = 1, 6 do
    fibers[i] = spawn(function()
      local got = read()
      order[#order + 1] = i .. "=" .. got
    end)
  end
  net.settle()
  for _, i in ipairs { 1, 4, 6 } do fibers[i]:cancel() end
  net.settle()
  send()
  for i = 1, 6 do fibers[i]:join() end
  print(table.concat(order, " "))
end
local function reader(object, name)
  return function()
    local span = byte_span.new(1)
    object[name](object, span)
    return tostring(span)
  end
end
local one, other = net.pair()
take_turns(reader(one, "read_some"), function() other:write_some "abc" end)
-- expect: 2=a 3=b 5=c
local udp, udp_other = net.udp_pair()
take_turns(reader(udp, "receive_from"), function()
  for _, letter in ipairs { "a", "b", "c" } do udp_other:send(letter) end
end)
-- expect: 2=a 3=b 5=c
local listener, port = net.listener()
local clients = {}
take_turns(function()
  local accepted = listener:accept()
  for i, client in ipairs(clients) do
    if client.local_port == accepted.remote_port then return i end
  end
end, function()
  for i = 1, 3 do
    clients[i] = ip.tcp.socket.new()
    clients[i]:open "v4"
    clients[i]:bind(net.loopback, 0)
    clients[i]:connect(net.loopback, port)
  end
end)
-- expect: 2=1 3=2 5=3
