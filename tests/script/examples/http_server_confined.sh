#!/bin/sh
# SPDX-License-Identifier: MIT
# http_server_confined.sh - by its manifest it serves one directory at one port, and a link out of
# there leads nowhere.
# shellcheck source=tests/script/examples/tools/start.sh
. "$(dirname "$0")/tools/start.sh"
case $CELLUA in *-address* | *-thread*) exit 77 ;; esac # they take more memory
need curl socat
mkdir -p root/sub
echo hello >root/hello
echo '<p>sub' >root/sub/index.html
echo secret >secret
ln -s ../secret root/link
ln -s hello root/inside
free_port
confined http_server.lua 8080 "$port"
free=$port
start http_server.lua root "127.0.0.1:$free"
[ "$port" = "$free" ] || echo "$port"
for name in hello sub/ link inside missing; do
	curl -s "http://127.0.0.1:$port/$name"
done
# expect: hello
# expect: <p>sub
# expect: 403 Forbidden
# expect: hello
# expect: 404 Not Found
cat http_server.lua.err
kill "$pid"
wait "$pid"
gone() {
	! answers "$free"
}
await gone
"$CELLUA" ./http_server.lua root 127.0.0.1:1 >out 2>&1
echo $?                                                          # expect: 1
grep -c 'denied' out                                             # expect: 1
