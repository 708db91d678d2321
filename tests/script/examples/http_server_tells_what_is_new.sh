#!/bin/sh
# SPDX-License-Identifier: MIT
# http_server_tells_what_is_new.sh - who has this version already gets none, and who has a part of
# another one gets all.
# shellcheck source=tests/script/examples/tools/start.sh
. "$(dirname "$0")/tools/start.sh"
need curl
mkdir root
echo content >root/file
start http_server.lua root 127.0.0.1:0
show() { # FIELD
	curl -s -H "$1" -w '%{http_code}\n' "http://127.0.0.1:$port/file"
}
for date in '2024-02-29 23:59:59' '2000-03-01 00:00:00' '1999-12-31 12:00:00' '1970-01-01 00:00:01'; do
	touch -d "$date UTC" root/file
	curl -s -I "http://127.0.0.1:$port/file" | tr -d '\r' | sed -n 's/^Last-Modified: //p'
	since=$(LC_ALL=C date -u -d "$date" '+%a, %d %b %Y %H:%M:%S GMT')
	before=$(LC_ALL=C date -u -d "$date UTC 1 second ago" '+%a, %d %b %Y %H:%M:%S GMT')
	show "If-Modified-Since: $since"
	show "If-Modified-Since: $before"
done
# expect: Thu, 29 Feb 2024 23:59:59 GMT
# expect: 304
# expect: content
# expect: 200
# expect: Wed, 01 Mar 2000 00:00:00 GMT
# expect: 304
# expect: content
# expect: 200
# expect: Fri, 31 Dec 1999 12:00:00 GMT
# expect: 304
# expect: content
# expect: 200
# expect: Thu, 01 Jan 1970 00:00:01 GMT
# expect: 304
# expect: content
# expect: 200
touch -d '2020-01-01 UTC' root/file
show 'If-Modified-Since: yesterday'
# expect: content
# expect: 200
part() { # FIELD
	curl -s -r 0-2 -H "$1" -w ' %{http_code}\n' "http://127.0.0.1:$port/file" | tr '\n' ' '
	echo .
}
part 'If-Range: Wed, 01 Jan 2020 00:00:00 GMT'                   # expect: con 206 .
part 'If-Range: Wed, 01 Jan 2020 00:00:01 GMT'                   # expect: content  200 .
part 'If-Range: "tag"'                                           # expect: content  200 .
cat http_server.lua.err
