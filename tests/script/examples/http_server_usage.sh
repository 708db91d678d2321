#!/bin/sh
# SPDX-License-Identifier: MIT
# http_server_usage.sh - without a directory, with wrong numbers, and where nobody can listen.
examples=$(dirname "$0")/../../../examples
for words in '' '-c 0 .' '-i x .' '. 127.0.0.1:0 more' '. nowhere' '. 127.0.0.1' '. 192.0.2.1:0'; do
	# shellcheck disable=SC2086 # split on purpose
	"$CELLUA" --no-sandbox "$examples/http_server.lua" $words 2>&1
	echo $?
done
# expect: http_server: usage: http_server.lua [-c CONNECTIONS] [-i SECONDS] DIRECTORY [ADDRESS:PORT]
# expect: 64
# expect: http_server: usage: http_server.lua [-c CONNECTIONS] [-i SECONDS] DIRECTORY [ADDRESS:PORT]
# expect: 64
# expect: http_server: usage: http_server.lua [-c CONNECTIONS] [-i SECONDS] DIRECTORY [ADDRESS:PORT]
# expect: 64
# expect: http_server: usage: http_server.lua [-c CONNECTIONS] [-i SECONDS] DIRECTORY [ADDRESS:PORT]
# expect: 64
# expect: http_server: nowhere: Invalid argument
# expect: 1
# expect: http_server: 127.0.0.1: Invalid argument
# expect: 1
# expect: http_server: 192.0.2.1:0: Cannot assign requested address
# expect: 1
