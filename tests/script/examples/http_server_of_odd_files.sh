#!/bin/sh
# SPDX-License-Identifier: MIT
# http_server_of_odd_files.sh - what is no file, or cannot be read, is not served, and holds up
# nobody.
# shellcheck source=tests/script/examples/tools/start.sh
. "$(dirname "$0")/tools/start.sh"
need curl setpriv
[ "$(id -u)" -eq 0 ] || exit 77
mkdir root
mkfifo root/pipe
echo secret >root/secret
echo hello >root/hello
ln -s loop root/loop
ln -s /dev/null root/device
chmod 000 root/secret
chmod 755 . root
CELLUA="setpriv --reuid=65534 --regid=65534 --clear-groups $CELLUA"
setpriv --reuid=65534 --regid=65534 --clear-groups test -r root/hello || exit 77
printf '#!/bin/sh\nexec %s "$@"\n' "$CELLUA" >as_nobody
chmod 755 as_nobody
CELLUA=$PWD/as_nobody
start http_server.lua -i 1 root 127.0.0.1:0
curl -s "http://127.0.0.1:$port/pipe" &
curl=$!
for name in hello secret loop device hello; do
	curl -s -o /dev/null -w "%{http_code} $name\n" "http://127.0.0.1:$port/$name"
done
# expect: 200 hello
# expect: 403 secret
# expect: 404 loop
# expect: 403 device
# expect: 200 hello
wait $curl || echo 'hung up'                                     # expect: hung up
cat http_server.lua.err
