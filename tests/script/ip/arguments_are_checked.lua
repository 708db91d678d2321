-- SPDX-License-Identifier: MIT
-- What is wrong is named by its position, counting the object as 1, before anything is done.
local net = require "/tools/net"
local ip = require "ip"
local one = net.pair()
local udp = net.udp()
local acceptor = net.listener()
for _, object in ipairs { one, udp, acceptor } do
  for _, name in ipairs {
    "assign", "bind", "cancel", "close", "connect", "disconnect", "get_option", "io_control",
    "open", "read_some", "receive", "receive_from", "release", "send", "send_to", "set_option",
    "shutdown", "wait", "write_some", "accept", "listen",
  } do
    local found, method = pcall(function() return object[name] end)
    for _, self in ipairs(found and { {}, "text", byte_span.new(1), object == udp and one or udp } or {}) do
      local why = net.try(method, self, byte_span.new(1), 1)
      if why ~= "generic 22 1" then print(name, self, why) end
    end
  end
end
local span = byte_span.new(1)
for _, name in ipairs { "read_some", "receive" } do
  for _, data in ipairs { "text", 1, {}, one } do
    local why = net.try(one[name], one, data)
    if why ~= "generic 22 2" then print(name, data, why) end
  end
  print(net.try(one[name], one))                         -- expect: generic 22 2
                                                         -- expect: generic 22 2
end
for _, name in ipairs { "write_some", "send" } do
  for _, data in ipairs { 1, {}, one } do
    local why = net.try(one[name], one, data)
    if why ~= "generic 22 2" then print(name, data, why) end
  end
end
print(net.try(udp.receive, udp, "text"))                 -- expect: generic 22 2
print(net.try(udp.receive_from, udp, "text"))            -- expect: generic 22 2
print(net.try(udp.receive_from, udp, span, "peek"))      -- expect: generic 22 3
print(net.try(udp.send, udp, 1))                         -- expect: generic 22 2
print(net.try(udp.send_to, udp, 1, net.loopback, 1))     -- expect: generic 22 2
print(net.try(udp.send_to, udp, "x", 1, 1))              -- expect: generic 22 3
print(net.try(udp.send_to, udp, "x", "nowhere", 1))      -- expect: system 22
print(net.try(udp.send_to, udp, "x", net.loopback, "1")) -- expect: generic 22 4
print(net.try(udp.send_to, udp, "x", net.loopback, 65536)) -- expect: generic 22 4
print(net.try(udp.send_to, udp, "x", net.loopback, 1, "peek")) -- expect: generic 22 5
for _, backlog in ipairs { "1", -1, 2 ^ 31, true } do
  assert(net.try(acceptor.listen, acceptor, backlog) == "generic 22 2")
end
one:close()
print(net.try(one.read_some, one, "text"))               -- expect: generic 22 2
