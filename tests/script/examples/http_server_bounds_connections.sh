#!/bin/sh
# SPDX-License-Identifier: MIT
# http_server_bounds_connections.sh - who is silent is hung up on, and then there is room for who
# has waited; so it is with a request that comes in drops, and an answer that nobody reads.
# shellcheck source=tests/script/examples/tools/start.sh
. "$(dirname "$0")/tools/start.sh"
need socat
mkdir root
echo hello >root/hello
head -c 30000000 /dev/zero >root/large
start http_server.lua -c 3 -i 0.5 root 127.0.0.1:0
cat >clients.lua <<'LUA'
local ip, time = require "ip", require "time"
local port = tonumber((...))
local function connect()
  local socket = ip.tcp.socket.new()
  socket:connect("127.0.0.1", port)
  return socket
end
local silent, slow, deaf, last = connect(), connect(), connect(), connect()
deaf:write_some "GET /large HTTP/1.1\r\nHost: h\r\n\r\n"
spawn(function() while pcall(slow.write_some, slow, "G") do time.sleep(0.05) end end):detach()
last:write_some "GET /hello HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"
print((tostring(require "stream".read_to_end(last)):gsub("\r\n.*\r\n", " "):gsub("\n", "")))
local span = byte_span.new(65536)
local ok, why = pcall(silent.read_some, silent, span)
print(why)
local total = 0
ok, why = pcall(function() while true do total = total + deaf:read_some(span) end end)
print(total > 0, total < 30000000)
LUA
"$CELLUA" clients.lua "$port"
# expect: HTTP/1.1 200 OK hello
# expect: end of file
# expect: true	true
cat http_server.lua.err
