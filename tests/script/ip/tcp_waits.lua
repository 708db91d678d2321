-- SPDX-License-Identifier: MIT
-- wait() says that something could be done, and does nothing.
local net = require "/tools/net"
local one, other = net.pair()
print(net.try(one.wait, one, "write"))              -- expect: nothing
local readers = {}
for i = 1, 2 do
  readers[i] = spawn(function() return net.try(one.wait, one, "read") end)
end
net.settle()
other:write_some "x"
print(readers[1]:join(), readers[2]:join())         -- expect: nothing	nothing
print(one:io_control "bytes_readable")              -- expect: 1
one:read_some(byte_span.new(1))
other:shutdown "send"
print(net.try(one.wait, one, "read"))               -- expect: nothing
local listener, port = net.listener()
local accepting = spawn(function() return net.try(listener.wait, listener, "read") end)
net.settle()
require("ip").tcp.socket.new():connect(net.loopback, port)
print(accepting:join())                             -- expect: nothing
print(listener:accept().is_open)                    -- expect: true
for _, what in ipairs { "foo", 1 } do print(net.try(one.wait, one, what)) end
-- expect: generic 22 2
-- expect: generic 22 2
print(net.try(one.wait, one))                       -- expect: generic 22 2
one:close()
print(net.try(one.wait, one, "foo"))                -- expect: generic 22 2
print(net.try(one.wait, one, "read"))               -- expect: system 9
