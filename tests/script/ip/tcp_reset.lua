-- SPDX-License-Identifier: MIT
-- A connection that the other end has reset fails in who reads, who waits to read, and who
-- writes.
local net = require "/tools/net"
local function pair_with_reset()
  local one, other = net.pair()
  one:set_option("linger", true, 0)
  return one, other
end
local one, other = pair_with_reset()
one:close()
print(net.try(other.read_some, other, byte_span.new(1))) -- expect: system 104
print(net.try(other.read_some, other, byte_span.new(1))) -- expect: asio.misc 2
print(net.try(other.write_some, other, "x"))             -- expect: system 32
one, other = pair_with_reset()
local reader = spawn(function() return net.try(other.read_some, other, byte_span.new(1)) end)
net.settle()
one:close()
print(reader:join())                                     -- expect: system 104
one, other = pair_with_reset()
net.fill(other)
local writer = spawn(function() return net.try(other.write_some, other, "x") end)
net.settle()
one:close()
print(writer:join())                                     -- expect: system 104
one, other = pair_with_reset()
local waiter = spawn(function() return net.try(other.wait, other, "read") end)
net.settle()
one:close()
print(waiter:join())                                     -- expect: nothing
print(net.try(other.write_some, other, "x"))             -- expect: system 104
