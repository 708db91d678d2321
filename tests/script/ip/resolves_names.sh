#!/bin/sh
# SPDX-License-Identifier: MIT
# resolves_names.sh - names of hosts and services become addresses and ports, in the order
# of the C library.
. "$(dirname "$0")/tools/net.sh"
cat >script.lua <<'END'
local ip = require "ip"
local function show(...)
  local ok, results = pcall(...)
  if not ok then
    print(tostring(results.category), results.code)
    return
  end
  local line = {}
  for _, result in ipairs(results) do
    line[#line + 1] = ip.tostring(result.address, result.port)
    line[#line + 1] = result.canonical_name
  end
  print(table.concat(line, ' '))
end
local tcp, udp = ip.tcp, ip.udp
show(tcp.get_address_info, 'two.test', 'greeting')
show(udp.get_address_info, 'two.test', 'greeting')
show(tcp.get_address_v6_info, 'six.test', 80)
show(tcp.get_address_v6_info, 'two.test', 80)
show(tcp.get_address_v6_info, 'two.test', 80, 0)
show(tcp.get_address_v4_info, 'six.test', 80)
show(udp.get_address_info, 'first-of-two.test', 'parting', { 'canonical_name' })
show(tcp.get_address_info, 'two.test', 'parting')
show(tcp.get_address_info, 'localhost', 'no_such_service')
show(tcp.get_address_info, 'two.test', '')
END
run script.lua
# expect: 127.0.0.2:4711 127.0.0.3:4711
# expect: 127.0.0.2:4712 127.0.0.3:4712
# expect: [fd00::6]:80
# expect: [::ffff:127.0.0.2]:80 [::ffff:127.0.0.3]:80
# expect: asio.netdb	2
# expect: asio.netdb	2
# expect: 127.0.0.2:4713 two.test
# expect: asio.addrinfo	-8
# expect: asio.addrinfo	-8
# expect: 127.0.0.2:0 127.0.0.3:0
