#!/bin/sh
# SPDX-License-Identifier: MIT
# tcp_proxy_confined.sh - by its manifest it listens at one port and connects to one other.
# shellcheck source=tests/script/examples/tools/start.sh
. "$(dirname "$0")/tools/start.sh"
case $CELLUA in *-address* | *-thread*) exit 77 ;; esac # they take more memory
need socat
seq 100000 >large
free_port
to=$port
serve socat "TCP-LISTEN:$to,fork,reuseaddr,bind=127.0.0.1" EXEC:cat
free_port
confined tcp_proxy.lua 8080 "$port"
sed -i "s/:8081/:$to/" tcp_proxy.lua.sandbox
start tcp_proxy.lua "127.0.0.1:$port" "127.0.0.1:$to"
timeout 20 socat -t 15 - "TCP:127.0.0.1:$port" <large | cmp - large && echo same        # expect: same
cat tcp_proxy.lua.err
kill "$pid"
wait "$pid"
gone() {
	! answers "$port"
}
await gone
start tcp_proxy.lua "127.0.0.1:$port" 127.0.0.1:1
raw x | wc -c                                                                           # expect: 0
sed 's/.*: //' tcp_proxy.lua.err
# expect: Permission denied
