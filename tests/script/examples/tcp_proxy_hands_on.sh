#!/bin/sh
# SPDX-License-Identifier: MIT
# tcp_proxy_hands_on.sh - both directions, of which one ends before the other; more at once than
# it may hold; and nobody at the other end.
# shellcheck source=tests/script/examples/tools/start.sh
. "$(dirname "$0")/tools/start.sh"
need socat
seq 300000 >large
free_port
to=$port
serve socat "TCP-LISTEN:$to,fork,reuseaddr,bind=127.0.0.1" SYSTEM:'tr 0-9 a-j'
start tcp_proxy.lua -c 4 127.0.0.1:0 "127.0.0.1:$to"
tr 0-9 a-j <large >expected
timeout 20 socat -t 15 - "TCP:127.0.0.1:$port" <large | cmp - expected && echo same     # expect: same
clients=
for i in 1 2 3 4 5 6 7 8 9 10; do
	timeout 20 socat -t 15 - "TCP:127.0.0.1:$port" <large >"got.$i" &
	clients="$clients $!"
done
for client in $clients; do wait "$client"; done
for i in 1 2 3 4 5 6 7 8 9 10; do cmp "got.$i" expected && echo "$i"; done | wc -l                # expect: 10
cat tcp_proxy.lua.err
free_port
nobody=$port
start tcp_proxy.lua 127.0.0.1:0 "127.0.0.1:$nobody"
raw x | wc -c                                                                           # expect: 0
sed 's/:[0-9]*:/:/' tcp_proxy.lua.err
# expect: tcp_proxy: 127.0.0.1: Connection refused
