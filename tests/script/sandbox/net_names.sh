#!/bin/sh
# SPDX-License-Identifier: MIT
# net_names.sh - names mean something where the policy says so: to connect, or to know.
tools=$(dirname "$0")/../ip/tools
# shellcheck source=tests/script/ip/tools/net.sh
. "$tools/net.sh"
cat >policy.lua <<'END2'
{ version = 1, stdio = { "out", "err" }, fs = { read = { "$SCRIPT_DIR" } },
  net = { listen = { "tcp:127.0.0.2:80" }, resolve = { "both.test", "six.test" },
    connect = { "tcp:127.0.0.0/8:80", "tcp:[fd00::6]:80", "tcp:two.test:80", "tcp:localhost:80-81" } } }
END2
cat >script.lua <<'END2'
local ip = require "ip"
local tcp, udp = ip.tcp, ip.udp
local function show(what, call, ...)
  local ok, found = pcall(call, ...)
  if not ok then return print(what, found.category, found.code, found.message) end
  local texts = {}
  for i, one in ipairs(found) do
    texts[i] = ip.tostring(one.address, one.port) .. (one.canonical_name and " " .. one.canonical_name or "")
  end
  print(what, table.concat(texts, ", "))
end
show("connect", tcp.get_address_info, "two.test", 80)
show("service", tcp.get_address_info, "TWO.test", "http", { "canonical_name" })
show("another port", tcp.get_address_info, "two.test", 443)
show("udp", udp.get_address_info, "two.test", 80)
show("resolve", udp.get_address_info, "both.test", 53)
show("and its port", tcp.get_address_info, "both.test", 80)
show("v4", tcp.get_address_v4_info, "two.test", 80)
show("v6", tcp.get_address_v6_info, "two.test", 80)
show("v6 alone", tcp.get_address_v6_info, "two.test", 80, 0)
show("six", tcp.get_address_v6_info, "six.test", 80)
show("six as v4", tcp.get_address_v4_info, "six.test", 80)
show("number", tcp.get_address_info, "127.0.0.9", "https", 0)
show("another family", tcp.get_address_v4_info, "::1", 1)
show("any", tcp.get_address_v4_info, "", 1, { "passive" })
show("no service", tcp.get_address_info, "two.test", "no_such_service")
show("no name", tcp.get_address_info, "a name", 80)
show("uncovered", tcp.get_address_info, "elsewhere.test", 80)
show("private", tcp.get_address_info, "localhost", 81)
local name = tcp.get_name_info(ip.address.new "127.0.0.2", 4711)[1]
print(name.host_name, name.service_name)
END2
run --policy policy.lua script.lua
# expect: connect	127.0.0.2:80, 127.0.0.3:80
# expect: service	127.0.0.2:80 TWO.test, 127.0.0.3:80 TWO.test
# expect: another port	generic	13	permission denied: net.connect does not cover tcp:two.test:443 (sandbox: policy.lua:3)
# expect: udp	generic	13	permission denied: net.resolve does not cover two.test (sandbox: policy.lua:2)
# expect: resolve	generic	13	permission denied: net.private does not cover [::1] of both.test (sandbox: policy.lua)
# expect: and its port	127.0.0.2:80
# expect: v4	127.0.0.2:80, 127.0.0.3:80
# expect: v6	[::ffff:127.0.0.2]:80, [::ffff:127.0.0.3]:80
# expect: v6 alone	asio.netdb	1	nil
# expect: six	[fd00::6]:80
# expect: six as v4	asio.netdb	1	nil
# expect: number	127.0.0.9:443
# expect: another family	asio.netdb	1	nil
# expect: any	0.0.0.0:1
# expect: no service	asio.addrinfo	-8	nil
# expect: no name	asio.netdb	1	nil
# expect: uncovered	generic	13	permission denied: net.connect does not cover tcp:elsewhere.test:80 (sandbox: policy.lua:3)
# expect: private	generic	13	permission denied: net.private does not cover 127.0.0.1 of localhost (sandbox: policy.lua)
# expect: 127.0.0.2	4711
