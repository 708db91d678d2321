#!/bin/sh
# SPDX-License-Identifier: MIT
# fetch_from_our_server.sh - to standard output, and to a file that is there only as a whole.
# shellcheck source=tests/script/examples/tools/start.sh
. "$(dirname "$0")/tools/start.sh"
mkdir -p root/sub
seq 300000 >root/large
echo sub >root/sub/index.html
start http_server.lua root 127.0.0.1:0
fetch() {
	"$CELLUA" --no-sandbox "$examples/fetch.lua" "$@"
}
fetch -o copy "http://127.0.0.1:$port/large" && cmp copy root/large && echo same         # expect: same
fetch "http://127.0.0.1:$port/sub"                                                       # expect: sub
fetch -o none "http://127.0.0.1:$port/missing" || echo $?                                # expect: 1
[ -e none ] || echo none                                                                 # expect: none
fetch -o nowhere/none "http://127.0.0.1:$port/large" || echo $?                          # expect: 1
# stderr: 404 Not Found
# stderr: nowhere/none: No such file or directory
cat http_server.lua.err
