#!/bin/sh
# SPDX-License-Identifier: MIT
# redis_client.sh - the client as a module: errors, long values, fibers side by side, and one that
# is canceled in the middle.
# shellcheck source=tests/script/examples/tools/start.sh
. "$(dirname "$0")/tools/start.sh"
need redis-server socat
free_port
serve redis-server --save '' --bind 127.0.0.1 --port "$port" --dir "$PWD" --daemonize no
cp "$examples/redis/client.lua" .
cat >script.lua <<'LUA'
local redis = require "./client"
local port = tonumber((...))
local client = redis.connect("127.0.0.1", port)
local ok, why = pcall(client.call, client, "NONSENSE")
print(ok, redis.is_error(why), why.redis:match "^ERR unknown command")
local long = ("0123456789"):rep(1000000)
print(client:call("SET", "long", long), client:call("GET", "long") == long)
local fibers = {}
for i = 1, 50 do
  fibers[i] = spawn(function()
    for _ = 1, 20 do client:call("INCRBY", "sum", i) end
    return client:call("ECHO", i) == tostring(i)
  end)
end
local right = 0
for i = 1, 50 do right = right + (fibers[i]:join() and 1 or 0) end
print(right, client:call("GET", "sum"))
local commands = {}
for i = 1, 30 do commands[i] = { "GET", "long" } end
print(#client:pipeline(commands))
local blocked = spawn(function() client:call("BLPOP", "never", 0) end)
for _ = 1, 5 do this_fiber.yield() end
blocked:cancel()
blocked:join()
print(blocked.cancellation_caught, pcall(client.call, client, "PING"))
LUA
"$CELLUA" script.lua "$port"
# expect: false	true	ERR unknown command
# expect: OK	true
# expect: 50	25500
# expect: 30
# expect: true	false	Bad file descriptor
