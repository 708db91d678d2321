#!/bin/sh
# SPDX-License-Identifier: MIT
# nginx.sh - let nginx greet by HTTP/1.1: nginx.sh DIRECTORY PORT

set -eu
command -v nginx >/dev/null || exit 0
mkdir -p "$1"
cat >"$1/nginx.conf" <<END
daemon off;
master_process off;
pid $1/nginx.pid;
error_log $1/nginx.log;
events { worker_connections 4096; multi_accept on; }
http {
	access_log off;
	keepalive_requests 100000000;
	client_body_temp_path $1/body;
	proxy_temp_path $1/proxy;
	fastcgi_temp_path $1/fastcgi;
	uwsgi_temp_path $1/uwsgi;
	scgi_temp_path $1/scgi;
	server {
		listen 127.0.0.1:$2;
		location / { default_type text/plain; return 200 'Hello, world!'; }
	}
}
END
exec nginx -p "$1" -c "$1/nginx.conf"
