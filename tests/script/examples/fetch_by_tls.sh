#!/bin/sh
# SPDX-License-Identifier: MIT
# fetch_by_tls.sh - from nginx, if its certificate is for that host, and from somebody believed;
# and never on to what is not secret.
# shellcheck source=tests/script/examples/tools/start.sh
. "$(dirname "$0")/tools/start.sh"
need nginx openssl socat
mkdir root temp
seq 100000 >root/large
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -keyout key.pem \
	-out certificate.pem -subj /CN=test -addext subjectAltName=DNS:localhost 2>/dev/null || exit 99
free_port
cat >nginx.conf <<-END
	daemon off; master_process off; pid nginx.pid; error_log error.log; events { }
	http {
		access_log off; client_body_temp_path temp; proxy_temp_path temp;
		fastcgi_temp_path temp; uwsgi_temp_path temp; scgi_temp_path temp;
		server {
			listen 127.0.0.1:$port ssl; root $PWD/root;
			ssl_certificate $PWD/certificate.pem; ssl_certificate_key $PWD/key.pem;
			location /on { return 302 /large; }
			location /down { return 302 http://localhost:1/large; }
			absolute_redirect off;
		}
	}
END
serve nginx -e error.log -p "$PWD" -c nginx.conf
fetch() {
	"$CELLUA" --no-sandbox "$examples/fetch.lua" "$@" 2>err || sed 's/:[0-9]\{1,\}//; s/: [^:]*verif.*/: not believed/' err
}
export SSL_CERT_FILE="$PWD/certificate.pem"
fetch "https://localhost:$port/large" | cmp - root/large && echo same            # expect: same
fetch "https://localhost:$port/on" | cmp - root/large && echo same               # expect: same
fetch "https://localhost:$port/missing"
# expect: fetch: https://localhost/missing: 404 Not Found
fetch "https://localhost:$port/down"
# expect: fetch: https://localhost/down: it leads from https to http://localhost:1/large
fetch "https://127.0.0.1:$port/large"
# expect: fetch: https://127.0.0.1/large: not believed
unset SSL_CERT_FILE
fetch "https://localhost:$port/large"
# expect: fetch: https://localhost/large: not believed
