#!/bin/sh
# SPDX-License-Identifier: MIT
# http_server_refuses.sh - whatever is no request, or wants too much, gets its status and an end.
# shellcheck source=tests/script/examples/tools/start.sh
. "$(dirname "$0")/tools/start.sh"
need socat
mkdir root
echo secret >secret
echo hello >root/hello
start http_server.lua root 127.0.0.1:0
try() { # FORMAT ARGUMENT...
	raw "$@" | tr -d '\r' | sed -n '/^HTTP/{s/[^ ]* //;p;}'
}
long=$(printf '%09000d' 0)
host='Host: h\r\n'
try "GET /hello HTTP/1.1\r\nHost: h\r\n\r\nrubbish"                  # expect: 200 OK
try 'rubbish\r\n\r\n'                                                # expect: 400 Bad Request
try 'GET /hello\r\n\r\n'                                             # expect: 400 Bad Request
try "get /hello HTTP/1.1\r\n$host\r\n"                               # expect: 400 Bad Request
try "GET  /hello HTTP/1.1\r\n$host\r\n"                              # expect: 400 Bad Request
try "GET /hel\001lo HTTP/1.1\r\n$host\r\n"                           # expect: 400 Bad Request
try "GET /hello HTTP/1.1\r\n\r\n"                                    # expect: 400 Bad Request
try "GET /hello HTTP/1.1\r\n$host$host\r\n"                          # expect: 400 Bad Request
try "GET /hello HTTP/1.1\r\n$host folded\r\n\r\n"                    # expect: 400 Bad Request
try "GET /hello HTTP/1.1\r\nHost : h\r\n\r\n"                        # expect: 400 Bad Request
try "GET /hello HTTP/1.1\r\n${host}a: b\nc: d\r\n\r\n"               # expect: 400 Bad Request
try "GET /hello HTTP/1.1\r\n${host}a: b\000c\r\n\r\n"                # expect: 400 Bad Request
try "GET /hello HTTP/2.0\r\n$host\r\n"                               # expect: 505 HTTP Version Not Supported
try "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"                               # expect: 505 HTTP Version Not Supported
try "GET * HTTP/1.1\r\n$host\r\n"                                    # expect: 400 Bad Request
try "GET hello HTTP/1.1\r\n$host\r\n"                                # expect: 400 Bad Request
try "GET http://h/hello HTTP/1.1\r\n$host\r\n"                       # expect: 200 OK
try "GET /../secret HTTP/1.1\r\n$host\r\n"                           # expect: 400 Bad Request
try "GET /%%2e%%2e/secret HTTP/1.1\r\n$host\r\n"                     # expect: 400 Bad Request
try "GET /x/..%%2f..%%2fsecret HTTP/1.1\r\n$host\r\n"                # expect: 400 Bad Request
try "GET http://h/../secret HTTP/1.1\r\n$host\r\n"                   # expect: 400 Bad Request
try "GET /hello%%00.txt HTTP/1.1\r\n$host\r\n"                       # expect: 400 Bad Request
try "GET /hello%%0d%%0aX: HTTP/1.1\r\n$host\r\n"                     # expect: 400 Bad Request
try "GET /%%zz HTTP/1.1\r\n$host\r\n"                                # expect: 400 Bad Request
try "GET /%%2 HTTP/1.1\r\n$host\r\n"                                 # expect: 400 Bad Request
try "POST /hello HTTP/1.1\r\n$host\r\n"                              # expect: 405 Method Not Allowed
try "GET /hello HTTP/1.1\r\n${host}Content-Length: 0\r\n\r\n"        # expect: 200 OK
try "GET /hello HTTP/1.1\r\n${host}Content-Length: 5\r\n\r\nhello"   # expect: 413 Content Too Large
try "GET /hello HTTP/1.1\r\n${host}Content-Length: x\r\n\r\n"        # expect: 400 Bad Request
try "GET /hello HTTP/1.1\r\n${host}Content-Length: 0\r\nContent-Length: 5\r\n\r\nhello"
# expect: 400 Bad Request
try "GET /hello HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
# expect: 501 Not Implemented
try "GET /$long HTTP/1.1\r\n$host\r\n"                               # expect: 414 URI Too Long
try "GET /hello HTTP/1.1\r\n${host}a: $long\r\n\r\n"                 # expect: 431 Request Header Fields Too Large
try "GET /$(printf '%0300d' 0) HTTP/1.1\r\n$host\r\n"                # expect: 404 Not Found
curl -s "http://127.0.0.1:$port/hello"                               # expect: hello
cat http_server.lua.err
