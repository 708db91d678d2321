-- SPDX-License-Identifier: MIT
-- io_control() counts what could be read.
local net = require "/tools/net"
local one, other = net.pair()
print(one:io_control "bytes_readable")              -- expect: 0
other:write_some "abc"
one:wait "read"
print(one:io_control "bytes_readable")              -- expect: 3
print(net.try(one.io_control, one, "foo"))          -- expect: generic 95
print(net.try(one.io_control, one, 1))              -- expect: generic 22 2
one:close()
print(net.try(one.io_control, one, "bytes_readable")) -- expect: system 9
