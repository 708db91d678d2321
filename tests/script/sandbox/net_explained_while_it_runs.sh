#!/bin/sh
# SPDX-License-Identifier: MIT
# --explain and --check look at a server's policy also while it runs, and leave it its socket.
cat >server.lua <<'LUA'
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
net = { listen = { "tcp:127.0.0.1:$PORT" }, unix = { listen = { "$CWD/socket" } } },
]==]
local unix = require "unix"
local acceptor = unix.stream.listen(arg[1])
print "listens"
io.stdout:flush()
acceptor:accept()
LUA
port=$("$CELLUA" -e 'local a = require("ip").tcp.listen("127.0.0.1:0") print(a.local_port)')
sed -i "s/\$PORT/$port/" server.lua
"$CELLUA" server.lua "$PWD/socket" >out &
until grep -q -s listens out; do sleep 0.01; done
"$CELLUA" --check server.lua "$PWD/socket"; echo $?
# expect: 0
"$CELLUA" --explain server.lua "$PWD/socket" | grep -c 'listen.*enforced'
# expect: 2
"$CELLUA" server.lua "$PWD/socket" 2>&1 | grep -o 'Address already in use'
# expect: Address already in use
echo 'require("unix").stream.dial(arg[1])' | "$CELLUA" - "$PWD/socket"
wait && echo served
# expect: served
