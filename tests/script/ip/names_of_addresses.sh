#!/bin/sh
# SPDX-License-Identifier: MIT
# names_of_addresses.sh - an address and a port become names, or stay numbers without one.
. "$(dirname "$0")/tools/net.sh"
cat >script.lua <<'END'
local ip = require "ip"
local function show(kind, address, port)
  local results = kind.get_name_info(ip.address.new(address), port)
  print(#results, results[1].host_name, results[1].service_name)
end
show(ip.tcp, '127.0.0.3', 4711)
show(ip.udp, '127.0.0.3', 4711)
show(ip.udp, 'fd00::6', 4713)
END
sed -i '/nameserver/d' etc/resolv.conf
run script.lua
# expect: 1	two.test	greeting
# expect: 1	two.test	4711
# expect: 1	six.test	parting
echo 'hosts: files' >etc/nsswitch.conf
cat >script.lua <<'END'
local ip = require "ip"
print(ip.tcp.get_name_info(ip.address.new '192.0.2.1', 1)[1].host_name)
END
run script.lua                              # expect: 192.0.2.1
