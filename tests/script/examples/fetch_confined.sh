#!/bin/sh
# SPDX-License-Identifier: MIT
# fetch_confined.sh - by its manifest it fetches from addresses of this machine and of the internet,
# not of private networks nor by names that it does not know, and makes no file.
# shellcheck source=tests/script/examples/tools/start.sh
. "$(dirname "$0")/tools/start.sh"
case $CELLUA in *-address* | *-thread*) exit 77 ;; esac # they take more memory
mkdir root
echo hello >root/hello
start http_server.lua root 127.0.0.1:0
confined fetch.lua 0 0
"$CELLUA" ./fetch.lua "http://127.0.0.1:$port/hello"             # expect: hello
"$CELLUA" ./fetch.lua "http://localhost:$port/hello"             # expect: hello
"$CELLUA" ./fetch.lua "http://elsewhere.test:$port/" || echo $?  # expect: 1
# stderr: net.connect does not cover tcp:elsewhere.test:
"$CELLUA" ./fetch.lua "http://10.0.0.1:$port/hello" || echo $?   # expect: 1
# stderr: http://10.0.0.1:
# stderr: denied
"$CELLUA" ./fetch.lua -o file "http://127.0.0.1:$port/hello" || echo $?                  # expect: 1
[ -e file ] || echo none                                         # expect: none
