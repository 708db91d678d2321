-- SPDX-License-Identifier: MIT
-- Strings and spans are sent alike, and numbers are not.
local net = require "/tools/net"
local one, other = net.pair()
local span = byte_span.new(20)
print(one:write_some "a\0b", one:send "cd", one:write_some(byte_span.append "e")) -- expect: 3	2	1
while other:io_control "bytes_readable" < 6 do this_fiber.yield() end
print(other:read_some(span), (tostring(span:first(6)):gsub("%z", "0")))  -- expect: 6	a0bcde
local udp, to = net.udp_pair()
print(udp:send "text", to:receive(span))                 -- expect: 4	4
print(udp:send(byte_span.append "span!"), to:receive(span)) -- expect: 5	5
local free, port = net.udp()
print(udp.send_to(net.udp(), "abc", net.loopback, port), free:receive(span), span:first(3))
-- expect: 3	3	abc
local waiting = spawn(function() net.fill(one) one:write_some(("x"):rep(100) .. "y") end)
net.settle()
collectgarbage()
waiting:cancel()
waiting:join()
