#!/bin/sh
# SPDX-License-Identifier: MIT
# tcp_proxy_holds_little.sh - who sends much to somebody that does not read waits, and goes on
# when that does; who is silent too long is hung up on.
# shellcheck source=tests/script/examples/tools/start.sh
. "$(dirname "$0")/tools/start.sh"
cat >ends.lua <<'LUA'
local ip, stream = require "ip", require "stream"
local to, through = ip.tcp.acceptor.new(), ip.tcp.socket.new()
to:open "v4"
to:bind("127.0.0.1", 0)
to:listen()
print(to.local_port)
io.stdout:flush()
local port, pid, impatient = io.read("*n", "*n", "*n")
through:connect("127.0.0.1", port)
local far = to:accept()
local function memory()
  for line in io.lines("/proc/" .. pid .. "/status") do
    if line:match "^VmRSS" then return tonumber(line:match "%d+") end
  end
end
local before, sent, total = memory(), 0, 64 * 1024 * 1024
local writer = spawn(function()
  local span = byte_span.new(65536)
  while sent < total do sent = sent + through:write_some(span) end
  through:shutdown "send"
end)
local last
repeat
  last = sent
  require "time".sleep(0.2)
until sent == last
print(sent > 0 and sent < total, memory() - before < 8 * 1024)
local span, got = byte_span.new(65536), 0
pcall(function() while true do got = got + far:read_some(span) end end)
writer:join()
print(got == sent)
far:shutdown "send"
print(pcall(through.read_some, through, span))
local silent = ip.tcp.socket.new()
silent:connect("127.0.0.1", impatient)
far = to:accept()
print(pcall(silent.read_some, silent, span))
print(pcall(far.read_some, far, span))
LUA
mkfifo said told
"$CELLUA" ends.lua <told >said &
ends=$!
exec 3>told 4<said
read -r to <&4
start tcp_proxy.lua 127.0.0.1:0 "127.0.0.1:$to"
patient="$port $pid"
start tcp_proxy.lua -i 0.5 127.0.0.1:0 "127.0.0.1:$to"
echo "$patient $port" >&3
cat <&4
wait "$ends"
cat tcp_proxy.lua.err
# expect: true	true
# expect: true
# expect: false	end of file
# expect: false	end of file
# expect: false	end of file
