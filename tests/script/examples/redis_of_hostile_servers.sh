#!/bin/sh
# SPDX-License-Identifier: MIT
# redis_of_hostile_servers.sh - what is no reply is said, and takes no memory.
# shellcheck source=tests/script/examples/tools/start.sh
. "$(dirname "$0")/tools/start.sh"
cp "$examples/redis/client.lua" .
cat >script.lua <<'LUA'
local redis, ip, stream = require "./client", require "ip", require "stream"
local acceptor = ip.tcp.acceptor.new()
acceptor:open "v4"
acceptor:bind("127.0.0.1", 0)
acceptor:listen()
for _, answer in ipairs {
  "?\r\n", "\r\n", ":x\r\n", "$-2\r\n", "$99999999999\r\n", "$3\r\nabcde", "*-5\r\n",
  "*2000000\r\n", ("*1\r\n"):rep(40), ("x"):rep(100000), "$5\r\nab", "+half",
} do
  spawn(function()
    local socket = acceptor:accept()
    socket:read_some(byte_span.new(1000))
    pcall(stream.write_all, socket, answer)
    socket:shutdown "send"
    pcall(stream.read_to_end, socket)
    socket:close()
  end):detach()
  local client = redis.connect("127.0.0.1", acceptor.local_port)
  print(select(2, pcall(client.call, client, "PING")))
  client:close()
end
LUA
"$CELLUA" script.lua
# expect: this is no reply of Redis
# expect: this is no reply of Redis
# expect: no number
# expect: a length of the server is wrong
# expect: a length of the server is wrong
# expect: a string of the server has no end
# expect: a length of the server is wrong
# expect: a length of the server is wrong
# expect: this is no reply of Redis
# expect: a line of the server is too long
# expect: end of file
# expect: end of file
