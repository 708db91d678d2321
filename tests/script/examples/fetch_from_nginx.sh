#!/bin/sh
# SPDX-License-Identifier: MIT
# fetch_from_nginx.sh - with a length, in chunks, by a redirection; as root, and as nobody.
# shellcheck source=tests/script/examples/tools/start.sh
. "$(dirname "$0")/tools/start.sh"
need nginx socat setpriv
mkdir root temp
seq 300000 >root/large
printf 'args <!--#echo var="args" -->\n' >root/page.shtml
: >root/empty
chmod -R 777 .
config() {
	free_port
	cat >nginx.conf <<-END
		daemon off; master_process off; pid nginx.pid; error_log error.log; events { }
		http {
			access_log off; client_body_temp_path temp; proxy_temp_path temp;
			fastcgi_temp_path temp; uwsgi_temp_path temp; scgi_temp_path temp;
			ssi on; ssi_types text/html; types { text/html shtml; }
			server {
				listen 127.0.0.1:$port; root $PWD/root;
				location /redirect { return 302 /page.shtml?followed; }
				location /relative/ { return 301 ../page.shtml?relative; }
				location /loop { return 302 /loop; }
				absolute_redirect off;
			}
		}
	END
}
fetch() {
	"$CELLUA" --no-sandbox "$examples/fetch.lua" "$@" 2>&1
}
as_root='' as_nobody='setpriv --reuid=65534 --regid=65534 --clear-groups'
# shellcheck disable=SC2086 # words
$as_nobody test -r "$PWD/root/large" 2>/dev/null || as_nobody=
for as in "$as_root" "$as_nobody"; do
	config
	# shellcheck disable=SC2086 # words
	serve $as nginx -e error.log -p "$PWD" -c nginx.conf
	at=http://127.0.0.1:$port
	fetch "$at/large" | cmp - root/large && echo large
	fetch "$at/empty" | wc -c
	fetch "$at/page.shtml?x"
	fetch "$at/redirect"
	fetch "$at/relative/way"
	fetch "$at/loop" | sed 's/:[0-9]\{1,\}//'
	fetch "$at/missing" | sed 's/:[0-9]\{1,\}//'
	kill "$pid"
	wait "$pid"
	rm -f error.log nginx.pid
done
# expect: large
# expect: 0
# expect: args x
# expect: args followed
# expect: args relative
# expect: fetch: http://127.0.0.1/loop: too many redirections
# expect: fetch: http://127.0.0.1/missing: 404 Not Found
# expect: large
# expect: 0
# expect: args x
# expect: args followed
# expect: args relative
# expect: fetch: http://127.0.0.1/loop: too many redirections
# expect: fetch: http://127.0.0.1/missing: 404 Not Found
