#!/bin/sh
# SPDX-License-Identifier: MIT
# redis_confined.sh - by its manifest it uses one server.
# shellcheck source=tests/script/examples/tools/start.sh
. "$(dirname "$0")/tools/start.sh"
case $CELLUA in *-address* | *-thread*) exit 77 ;; esac # they take more memory
need redis-server socat
free_port
serve redis-server --save '' --bind 127.0.0.1 --port "$port" --dir "$PWD" --daemonize no
confined redis/redis.lua 6379 "$port"
cp "$examples/redis/client.lua" .
"$CELLUA" ./redis.lua -a "127.0.0.1:$port" SET key value         # expect: "OK"
echo 'GET key' | "$CELLUA" ./redis.lua -a "127.0.0.1:$port"      # expect: "value"
"$CELLUA" ./redis.lua -a 127.0.0.1:1 PING || echo $?             # expect: 1
# stderr: denied
