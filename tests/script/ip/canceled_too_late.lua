-- SPDX-License-Identifier: MIT
-- What was moved before the cancellation came is returned; the next call raises.
local net = require "/tools/net"
local ip = require "ip"
local one, other = net.pair()
local listener, port = net.listener()
local span = byte_span.new(9)
local udp, udp_other = net.udp_pair()
local function late(wait, happen)
  local result
  local fiber = spawn(function()
    result = wait()
    while true do this_fiber.yield() end
  end)
  net.settle()
  happen()
  fiber:cancel()
  fiber:join()
  assert(fiber.cancellation_caught)
  return result
end
-- Each of these was ready to go on when it was canceled, or had nothing: then it raises.
for _ = 1, 3 do
  local got = late(function() return one:read_some(span) end, function()
    other:write_some "text"
    this_fiber.yield()
  end)
  print(got or one:read_some(span))
end
-- expect: 4
-- expect: 4
-- expect: 4
print(late(function() return udp:receive(span) end, function()
  udp_other:send "text"
  this_fiber.yield()
end) or udp:receive(span))                               -- expect: 4
local accepted = late(function() return listener:accept() end, function()
  ip.tcp.socket.new():connect(net.loopback, port)
end) or listener:accept()
print(accepted.is_open)                                  -- expect: true
local disabled = spawn(function()
  this_fiber.disable_cancellation()
  local count = one:read_some(span)
  this_fiber.restore_cancellation()
  print(count)
  one:read_some(span)
end)
net.settle()
disabled:cancel()
net.settle()
other:write_some "abc"
disabled:join()                                          -- expect: 3
print(disabled.cancellation_caught)                      -- expect: true
