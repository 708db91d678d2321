#!/bin/sh
# SPDX-License-Identifier: MIT
# hosts.sh - whoever is not covered is not reached, however it is written; nor is what is private
# by a name, or by a range that holds more.
# layers: broker
cat >launch.lua <<'END2'
local h = require "hostile"
local _, port = h.listen(1)
h.exec(os.getenv "ESCAPE", "--allow-connect=tcp:listed.invalid:" .. port, "--allow-connect=tcp:*.local.invalid:*",
  "--allow-connect=tcp:0.0.0.0/0:" .. port, "--allow-connect=tcp:localhost:" .. port,
  "--allow-connect=tcp:127.0.0.1:1", "attempt.lua", tostring(port))
END2
cat >attempt.lua <<'END2'
local ip, port = require "ip", tonumber(arg[1])
local function try(host)
  local socket = ip.tcp.socket.new()
  local ok, why = pcall(socket.connect, socket, host, port)
  print(tostring(host), ok and "connected" or tostring(why.message):match "net%.%a+ does not cover %S+" or "refused")
end
for _, host in ipairs { "127.0.0.1", "127.0.0.1.", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0",
  "::ffff:127.0.0.1", "::ffff:7f00:1", "localhost", "LOCALHOST", "localhost.",
  "127.0.0.1%00.listed.invalid", "localhost%2elocal.invalid", "localhost@local.invalid", "local.invalid",
  "127.0.0.1:1", "*.local.invalid", "" } do
  try(host)
end
try(ip.address.new "127.0.0.1")
try(ip.address.new "::ffff:127.0.0.1")
END2
"$ESCAPE" launch.lua | sed "s/:[0-9]*$/:PORT/"
# expect: 127.0.0.1	net.private does not cover 127.0.0.1
# expect: 127.0.0.1.	net.private does not cover 127.0.0.1
# expect: 127.1	net.private does not cover 127.0.0.1
# expect: 2130706433	net.private does not cover 127.0.0.1
# expect: 0x7f000001	net.private does not cover 127.0.0.1
# expect: 0177.0.0.1	net.private does not cover 127.0.0.1
# expect: 0	net.private does not cover 0.0.0.0
# expect: ::ffff:127.0.0.1	net.private does not cover 127.0.0.1
# expect: ::ffff:7f00:1	net.private does not cover 127.0.0.1
# expect: localhost	net.private does not cover 127.0.0.1
# expect: LOCALHOST	net.private does not cover 127.0.0.1
# expect: localhost.	net.private does not cover 127.0.0.1
# expect: 127.0.0.1%00.listed.invalid	refused
# expect: localhost%2elocal.invalid	refused
# expect: localhost@local.invalid	refused
# expect: local.invalid	net.connect does not cover tcp:local.invalid:PORT
# expect: 127.0.0.1:1	refused
# expect: *.local.invalid	refused
# expect: 	refused
# expect: 127.0.0.1	net.private does not cover 127.0.0.1
# expect: ::ffff:127.0.0.1	net.private does not cover 127.0.0.1
