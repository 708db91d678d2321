#!/bin/sh
# SPDX-License-Identifier: MIT
# redis_commands.sh - every kind of reply, one by one and many at once.
# shellcheck source=tests/script/examples/tools/start.sh
. "$(dirname "$0")/tools/start.sh"
need redis-server socat
free_port
serve redis-server --save '' --bind 127.0.0.1 --port "$port" --dir "$PWD" --daemonize no
redis() {
	"$CELLUA" --no-sandbox "$examples/redis/redis.lua" -a "127.0.0.1:$port" "$@"
}
redis SET key 'two words'                                # expect: "OK"
redis GET key                                            # expect: "two words"
redis GET missing                                        # expect: (nil)
redis INCR count                                         # expect: (integer) 1
redis INCRBY count -3                                    # expect: (integer) -2
redis RPUSH list a b c                                   # expect: (integer) 3
redis LRANGE list 0 -1
# expect: 1) "a"
# expect: 2) "b"
# expect: 3) "c"
redis LRANGE nothing 0 -1                                # expect: (empty)
redis MGET key missing
# expect: 1) "two words"
# expect: 2) (nil)
redis INCR key || echo $?
# expect: (error) ERR value is not an integer or out of range
# expect: 1
redis SET binary "$(printf 'a"b\\c\377')"                # expect: "OK"
redis GET binary                                         # expect: "a\"b\\c\xff"
redis EVAL 'return { 1, { "deep", { 2 } }, redis.error_reply("inside"), false }' 0
# expect: 1) (integer) 1
# expect: 2) 1) "deep"
# expect:    2) 1) (integer) 2
# expect: 3) (error) ERR inside
# expect: 4) (nil)
yes "INCR loop" | head -n 20000 >many
redis <many | tail -n 1                                  # expect: (integer) 20000
printf 'PING\n\nINCR key\nECHO x\n' | redis || echo $?
# expect: "PONG"
# expect: (error) ERR value is not an integer or out of range
# expect: "x"
# expect: 1
kill "$pid"
wait "$pid"
redis PING || echo $?                                    # expect: 1
# stderr: Connection refused
