#!/bin/sh
# SPDX-License-Identifier: MIT
# administrator.sh - what the administrator confines runs no other way. (R-SBX-157)
[ "$(id -u)" -eq 0 ] || exit 77
mkdir etc
for name in passwd group nsswitch.conf localtime ld.so.cache; do
	[ ! -e /etc/$name ] || cp -L /etc/$name etc
done
mkdir etc/cellua
unshare -m mount --bind etc /etc 2>/dev/null || exit 77
echo '{ version = 1, stdio = { "out", "err" } }' >etc/cellua/policy.lua
echo 'print "ran"' >script.lua
run() { # OPTION...
	unshare -m sh -c 'mount --bind etc /etc && exec "$CELLUA" "$@"' sh "$@" 2>&1
	echo $?
}
run --learn script.lua
# expect: cellua: --learn: there is a policy of the administrator
# expect: 64
run --dry-deny script.lua
# expect: cellua: --dry-deny: there is a policy of the administrator
# expect: 64
run script.lua
# expect: ran
# expect: 0
