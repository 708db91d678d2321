#!/bin/sh
# SPDX-License-Identifier: MIT
# http_server_ranges.sh - a part of a file, from the front, from the back, or none of it.
# shellcheck source=tests/script/examples/tools/start.sh
. "$(dirname "$0")/tools/start.sh"
need curl
mkdir root
printf 0123456789 >root/digits
start http_server.lua root 127.0.0.1:0
for range in 0-3 5- -2 9-100 -100 10- 4-2 0-1,3-4 -0 - 99999999999999999999-; do
	curl -s -H "Range: bytes=$range" -D fields "http://127.0.0.1:$port/digits"
	tr -d '\r' <fields | awk 'NR == 1 { printf " %s", $2 } /Content-Range/ { printf " %s", $3 } END { print "" }'
done
# expect: 0123 206 0-3/10
# expect: 56789 206 5-9/10
# expect: 89 206 8-9/10
# expect: 9 206 9-9/10
# expect: 0123456789 206 0-9/10
# expect: 416 Range Not Satisfiable
# expect:  416 */10
# expect: 0123456789 200
# expect: 0123456789 200
# expect: 416 Range Not Satisfiable
# expect:  416 */10
# expect: 0123456789 200
# expect: 416 Range Not Satisfiable
# expect:  416 */10
