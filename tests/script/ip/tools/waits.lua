-- SPDX-License-Identifier: MIT
-- waits.lua - every call of a socket that waits, in a state in which it does.
local ip = require "ip"
local net = require "/tools/net"

-- Call visit(name, object, call, again), where call() waits at the object, and again() shows
-- that it can be used.
function each(visit)
  local span = byte_span.new(10)
  do
    local _, port = net.full_listener()
    local socket = ip.tcp.socket.new()
    visit("connect", socket, function() socket:connect(net.loopback, port) end)
  end
  do
    local listener, port = net.listener()
    local client = ip.tcp.socket.new()
    visit("accept", listener, function() listener:accept() end, function()
      client:connect(net.loopback, port)
      return listener:accept().is_open
    end)
  end
  for _, name in ipairs { "read_some", "receive" } do
    local one, other = net.pair()
    visit(name, one, function() one[name](one, span) end, function()
      other:write_some "text"
      return one[name](one, span) == 4
    end)
  end
  for _, name in ipairs { "write_some", "send" } do
    local one, other = net.pair()
    net.fill(one)
    visit(name, one, function() one[name](one, "text") end, function()
      local drain = byte_span.new(1000000)
      local reader = spawn(function() while other:read_some(drain) do end end)
      local count = one[name](one, "text")
      reader:cancel()
      reader:join()
      return count == 4
    end)
  end
  do
    local one, other = net.pair()
    visit("wait", one, function() one:wait "read" end, function()
      other:write_some "text"
      one:wait "read"
      return true
    end)
  end
  for _, name in ipairs { "receive", "receive_from", "wait" } do
    local one, other = net.udp_pair()
    visit("udp " .. name, one, function() one[name](one, name == "wait" and "read" or span) end,
      function()
        other:send "text"
        return one:receive(span) == 4
      end)
  end
end
