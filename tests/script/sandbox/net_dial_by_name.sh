#!/bin/sh
# SPDX-License-Identifier: MIT
# net_dial_by_name.sh - who may connect to a name connects by that name, in every way, and to no
# other.
tools=$(dirname "$0")/../ip/tools
# shellcheck source=tests/script/ip/tools/net.sh
. "$tools/net.sh"
cat >policy.lua <<'END2'
{ version = 1, stdio = { "out", "err" }, fs = { read = { "$SCRIPT_DIR" } },
  net = { listen = { "tcp:127.0.0.3:80" }, private = true,
    connect = { "tcp:two.test:80-81", "tcp:127.0.0.9:81" } } }
END2
cat >script.lua <<'END2'
local ip = require "ip"
local acceptor = ip.tcp.acceptor.new()
acceptor:open "v4"
acceptor:bind("127.0.0.3", 80)
local function show(what, socket)
  print(what, socket.remote_address, acceptor:accept().remote_port == socket.local_port)
end
show("endpoint", ip.tcp.dial "two.test:80")
show("service", ip.tcp.dial("Two.Test", "http"))
show("port", ip.tcp.connect("two.test", 80))
local socket = ip.tcp.socket.new()
print(ip.connect(socket, ip.tcp.get_address_info("two.test", 80)))
show("array", socket)
for _, endpoint in ipairs { "two.test:81", "two.test:82", "both.test:80", "127.0.0.4:80", "127.0.0.9:81",
    "two.test:none", "two.test:65536", "no_name:80" } do
  local ok, why = pcall(ip.tcp.dial, endpoint)
  print(endpoint, why.message or tostring(why))
end
print(select(2, pcall(ip.tcp.dial, "two.test", 65536)).arg)
END2
run --policy policy.lua script.lua
# expect: endpoint	127.0.0.3	true
# expect: service	127.0.0.3	true
# expect: port	127.0.0.3	true
# expect: 127.0.0.3	80
# expect: array	127.0.0.3	true
# expect: two.test:81	Connection refused
# expect: two.test:82	permission denied: net.connect does not cover tcp:two.test:82 (sandbox: policy.lua:3)
# expect: both.test:80	permission denied: net.connect does not cover tcp:both.test:80 (sandbox: policy.lua:3)
# expect: 127.0.0.4:80	permission denied: net.connect does not cover tcp:127.0.0.4:80 (sandbox: policy.lua:3)
# expect: 127.0.0.9:81	Connection refused
# expect: two.test:none	Servname not supported for ai_socktype
# expect: two.test:65536	Servname not supported for ai_socktype
# expect: no_name:80	Unknown host
# expect: 2
