#!/bin/sh
# SPDX-License-Identifier: MIT
# http_server_serves.sh - files as they are, of a directory index.html, and why there is none.
# shellcheck source=tests/script/examples/tools/start.sh
. "$(dirname "$0")/tools/start.sh"
need curl
mkdir -p root/sub 'root/no index' root/.git
echo hello >root/hello.txt
echo '<p>index' >root/index.html
echo '<p>sub' >root/sub/index.html
echo secret >root/.git/config
: >root/empty
seq 200000 >root/large
start http_server.lua root 127.0.0.1:0
show() { # ADDRESS - status, type, length and body
	curl -s --path-as-is -w '%{http_code} %{content_type} %{size_download}\n' "http://127.0.0.1:$port$1"
}
show /hello.txt
# expect: hello
# expect: 200 text/plain; charset=utf-8 6
show '/hello.txt?query'
# expect: hello
# expect: 200 text/plain; charset=utf-8 6
show /%68ello.txt
# expect: hello
# expect: 200 text/plain; charset=utf-8 6
show /
# expect: <p>index
# expect: 200 text/html; charset=utf-8 9
show /sub/
# expect: <p>sub
# expect: 200 text/html; charset=utf-8 7
show /empty
# expect: 200 application/octet-stream 0
for there in /missing /hello.txt/ /hello.txt/x /.git/config /no%20index/; do show $there; done
# expect: 404 Not Found
# expect: 404 text/plain 14
# expect: 404 Not Found
# expect: 404 text/plain 14
# expect: 404 Not Found
# expect: 404 text/plain 14
# expect: 404 Not Found
# expect: 404 text/plain 14
# expect: 404 Not Found
# expect: 404 text/plain 14
curl -s "http://127.0.0.1:$port/large" | cmp - root/large && echo same                  # expect: same
curl -s -L "http://127.0.0.1:$port/sub"                                                 # expect: <p>sub
curl -s -o /dev/null -w '%{redirect_url}\n' "http://127.0.0.1:$port/no%20index" | sed 's/:[0-9]\{1,\}//'
# expect: http://127.0.0.1/no%20index/
curl -s -I "http://127.0.0.1:$port/large" | grep -i -e HTTP -e length | tr -d '\r'
# expect: HTTP/1.1 200 OK
# expect: Content-Length: 1288895
cat http_server.lua.err
