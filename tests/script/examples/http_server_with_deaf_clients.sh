#!/bin/sh
# SPDX-License-Identifier: MIT
# http_server_with_deaf_clients.sh - hundreds that ask for much and read nothing take little memory.
# shellcheck source=tests/script/examples/tools/start.sh
. "$(dirname "$0")/tools/start.sh"
case $CELLUA in *-address* | *-thread*) exit 77 ;; esac # they take more memory
mkdir root
head -c 50000000 /dev/zero >root/large
echo hello >root/hello
start http_server.lua root 127.0.0.1:0
cat >clients.lua <<'LUA'
local ip, time = require "ip", require "time"
local port, pid = ...
local function memory()
  for line in io.lines("/proc/" .. pid .. "/status") do
    if line:match "^VmRSS" then return tonumber(line:match "%d+") end
  end
end
local before, clients = memory(), {}
local span = byte_span.new(1)
for i = 1, 300 do
  clients[i] = ip.tcp.socket.new()
  clients[i]:connect("127.0.0.1", tonumber(port))
  clients[i]:write_some "GET /large HTTP/1.1\r\nHost: h\r\n\r\n"
end
for i = 1, 300 do clients[i]:read_some(span) end
time.sleep(0.5)
local after = memory()
print(after - before < 300 * 200 or after - before)
LUA
"$CELLUA" clients.lua "$port" "$pid"
"$CELLUA" --no-sandbox "$examples/fetch.lua" "http://127.0.0.1:$port/hello"
# expect: true
# expect: hello
cat http_server.lua.err
