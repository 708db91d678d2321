#!/bin/sh
# SPDX-License-Identifier: MIT
# net_lookups_kill_nobody.sh - where a call that is never allowed ends the run, names, services and
# addresses mean what they do elsewhere: nothing makes a socket or a thread for them.
tools=$(dirname "$0")/../ip/tools
# shellcheck source=tests/script/ip/tools/net.sh
. "$tools/net.sh"
cat >policy.lua <<'END2'
{ version = 1, stdio = { "out", "err" }, on_violation = "kill",
  net = { connect = { "tcp:two.test:80", "tcp:127.0.0.0/8:80" } } }
END2
cat >services.lua <<'END2'
{ version = 1, stdio = { "out", "err" }, on_violation = "kill", fs = { read = { "/etc" } },
  net = { connect = { "tcp:two.test:4711", "tcp:127.0.0.0/8:4711" } } }
END2
script='
local ip = require "ip"
local tcp, udp = ip.tcp, ip.udp
local function show(call, ...)
  local ok, found = pcall(call, ...)
  if not ok then return print(found.category, found.code) end
  local texts = {}
  for i, one in ipairs(found) do texts[i] = ip.tostring(one.address, one.port) end
  print(table.concat(texts, ", "))
end'
names='
show(tcp.get_address_info, "two.test", "http")
show(tcp.get_address_info, "127.0.0.9", 80)
show(tcp.get_address_info, "", 80)
show(udp.get_address_info, "", "domain", { "passive", "address_configured" })
show(tcp.get_address_info, "fe80::1%3", 80)
show(tcp.get_address_info, "fe80::1%lo", 80)
show(tcp.get_address_info, "127.0.0.9", "no_such_service")
show(tcp.get_address_info, "", "")
print(pcall(tcp.dial, "two.test:http"))
print(ip.address.new "fe80::1%3", pcall(ip.address.new, "fe80::1%lo"))
local name = udp.get_name_info(ip.address.new "fe80::1%3", 80)[1]
print(name.host_name, name.service_name)'
run --policy policy.lua -e "$script $names" || echo stopped
# expect: 127.0.0.2:80, 127.0.0.3:80
# expect: 127.0.0.9:80
# expect: [::1]:80, 127.0.0.1:80
# expect: 0.0.0.0:53, [::]:53
# expect: [fe80::1%3]:80
# expect: asio.netdb	1
# expect: asio.addrinfo	-8
# expect: asio.netdb	1
# expect: false	Connection refused
# expect: fe80::1%3	false	Invalid argument
# expect: fe80::1%3	80
file='
show(tcp.get_address_info, "two.test", "greeting")
show(tcp.get_address_info, "127.0.0.9", "greeting")
show(udp.get_address_info, "127.0.0.9", "greeting")
print(tcp.get_name_info(ip.address.loopback_v4(), 4711)[1].service_name)'
run --policy services.lua -e "$script $file" || echo stopped
# expect: 127.0.0.2:4711, 127.0.0.3:4711
# expect: 127.0.0.9:4711
# expect: 127.0.0.9:4712
# expect: greeting
