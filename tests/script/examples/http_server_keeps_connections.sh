#!/bin/sh
# SPDX-License-Identifier: MIT
# http_server_keeps_connections.sh - one after the other, and several that were sent at once, are
# answered in order; the last one says so, or the version of HTTP does.
# shellcheck source=tests/script/examples/tools/start.sh
. "$(dirname "$0")/tools/start.sh"
need curl socat
mkdir root
for i in 1 2 3; do echo "file $i" >root/$i; done
start http_server.lua root 127.0.0.1:0
curl -s "http://127.0.0.1:$port/[1-3]" -o /dev/null -w '%{num_connects}\n'
# expect: 1
# expect: 0
# expect: 0
raw '%b' 'GET /1 HTTP/1.1\r\nHost: h\r\n\r\nHEAD /2 HTTP/1.1\r\nHost: h\r\n\r\n' \
	'GET /2 HTTP/1.1\r\nHost: h\r\n\r\nGET /3 HTTP/1.1\r\nhost:h\r\nCONNECTION: Close \r\n\r\n' \
	'GET /1 HTTP/1.1\r\nHost: h\r\n\r\n' | grep -a -e HTTP -e file -e Connection | tr -d '\r'
# expect: HTTP/1.1 200 OK
# expect: file 1
# expect: HTTP/1.1 200 OK
# expect: HTTP/1.1 200 OK
# expect: file 2
# expect: HTTP/1.1 200 OK
# expect: Connection: close
# expect: file 3
raw 'GET /1 HTTP/1.0\r\n\r\nGET /2 HTTP/1.0\r\n\r\n' | grep -a -c HTTP                   # expect: 1
raw 'GET /1 HTTP/1.0\r\nConnection: keep-alive\r\n\r\nGET /2 HTTP/1.0\r\n\r\n' | grep -a -c HTTP
# expect: 2
raw '%b' 'GET /missing HTTP/1.1\r\nHost: h\r\n\r\nGET /1 HTTP/1.1\r\nHost: h\r\n\r\n' | grep -a -c HTTP
# expect: 1
for i in $(seq 100); do printf 'GET /%d HTTP/1.1\r\nHost: h\r\n\r\n' $((i % 3 + 1)); done >many
timeout 20 socat -t 1 - "TCP:127.0.0.1:$port" <many | grep -a -c 'file [123]'                      # expect: 100
cat http_server.lua.err
