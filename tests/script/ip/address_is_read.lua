-- SPDX-License-Identifier: MIT
-- IPv6 with or without a scope, or four parts of IPv4; names are not looked up.
local net = require "/tools/net"
local ip = require "ip"
local function read(text) print(net.try(ip.address.new, text)) end
print(net.try(ip.address.new))  -- expect: 0.0.0.0
read(nil)                       -- expect: 0.0.0.0
read "1.2.3.4"                  -- expect: 1.2.3.4
read "::"                       -- expect: ::
read "2001:DB8:0:0:0:0:0:1"     -- expect: 2001:db8::1
read "::ffff:1.2.3.4"           -- expect: ::ffff:1.2.3.4
read "FE80::1%1"                -- expect: fe80::1%lo
read "fe80::1%lo"               -- expect: fe80::1%lo
read "ff02::1%lo"               -- expect: ff02::1%lo
read "2001:db8::1%lo"           -- expect: 2001:db8::1%1
read "fe80::1%4294967295"       -- expect: fe80::1%4294967295
for _, text in ipairs {
  "", "1.2.3", "1.2.3.4.5", "256.1.1.1", "01.2.3.4", " 1.2.3.4", "1.2.3.4 ", "1.2.3.4%1",
  "127.1", "0x7f.0.0.1", ":::", "1:2:3:4:5:6:7:8:9", "[::1]", "::1\0", "localhost",
  "fe80::1%", "fe80::1%4294967296", "fe80::1%-1", "fe80::1%no such interface",
  ("1"):rep(1000),
} do
  local why = net.try(ip.address.new, text)
  if why ~= "system 22" then print(text, why) end
end
for _, other in ipairs { 12, true, {}, ip.address.new() } do
  print(net.try(ip.address.new, other))
end
-- expect: generic 22 1
-- expect: generic 22 1
-- expect: generic 22 1
-- expect: generic 22 1
