#!/bin/sh
# SPDX-License-Identifier: MIT
# administrator.sh - the administrator's policy holds for everybody, and is none if others could
# have written it.
how=-m
[ "$(id -u)" -eq 0 ] || how=-rm
unshare $how true 2>/dev/null || exit 77
mkdir etc etc/cellua
cp /etc/passwd /etc/ld.so.cache etc 2>/dev/null
cat >inside.sh <<'END'
mount --bind etc /etc || exit 77
policy=/etc/cellua/policy.lua
run() {
	"$ESCAPE" "$@" -e 'print(io.open "/etc/passwd" == nil)' 2>&1
	status=$?
	[ $status -eq 0 ] || echo $status
}
run
echo '{ version = 1, stdio = { "out", "err" } }' >$policy
chmod 644 $policy
run
run --allow-read=/
run --no-sandbox
for mode in 666 664 646; do
	chmod $mode $policy
	run
done
chmod 644 $policy
if [ "$1" = -m ]; then chown 1 $policy && run; else echo "$policy: not owned by root" && echo 78; fi
rm $policy && mkfifo $policy
run
rm $policy && echo '{ version = 1, reed = 1 }' >$policy
run
END
unshare $how sh inside.sh $how | sed 's/^cellua: sandbox: //'
# expect: false
# expect: true
# expect: true
# expect: cellua: --no-sandbox: an operator's policy is there
# expect: 64
# expect: /etc/cellua/policy.lua: others than its owner can write it
# expect: 78
# expect: /etc/cellua/policy.lua: others than its owner can write it
# expect: 78
# expect: /etc/cellua/policy.lua: others than its owner can write it
# expect: 78
# expect: /etc/cellua/policy.lua: not owned by root
# expect: 78
# expect: /etc/cellua/policy.lua: not a file
# expect: 78
# expect: /etc/cellua/policy.lua:1:16: unknown key 'reed'
# expect: 78
