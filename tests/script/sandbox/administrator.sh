#!/bin/sh
# SPDX-License-Identifier: MIT
# administrator.sh - the administrator's file binds every run, if nobody else can write it.
[ "$(id -u)" -eq 0 ] || exit 77
mkdir etc
for name in passwd group nsswitch.conf localtime ld.so.cache; do
	[ ! -e /etc/$name ] || cp -L /etc/$name etc
done
mkdir etc/cellua
unshare -m mount --bind etc /etc 2>/dev/null || exit 77
policy=etc/cellua/policy.lua
run() { # OPTION...
	unshare -m sh -c 'mount --bind etc /etc && exec "$CELLUA" "$@"' sh "$@" 2>&1
	status=$?
	[ $status -eq 0 ] || echo $status
}
echo 'print(require("sandbox").status().confined, (io.open "/etc/passwd"))' >script.lua
echo '{ version = 1, stdio = { "out", "err" } }' >$policy
run script.lua                              # expect: true	nil
run --no-sandbox script.lua
# expect: cellua: --no-sandbox: an operator's policy is there
# expect: 64
run --sandbox script.lua                    # expect: true	nil
run --allow-read=/etc script.lua            # expect: true	nil
run --untrusted script.lua                  # expect: true	nil
run --explain --allow-read=/etc script.lua | grep '^fs' | grep -o 'requested, not granted (.*'
# expect: requested, not granted (ceiling /etc/cellua/policy.lua)
chmod 664 $policy
run script.lua
# expect: cellua: sandbox: /etc/cellua/policy.lua: others than its owner can write it
# expect: 78
chmod 646 $policy
run --check script.lua
# expect: cellua: sandbox: /etc/cellua/policy.lua: others than its owner can write it
# expect: 78
chmod 644 $policy
chown 65534 $policy
run script.lua
# expect: cellua: sandbox: /etc/cellua/policy.lua: not owned by root
# expect: 78
chown 0 $policy
echo '{ version = 1, stdo = {} }' >$policy
run -e 'print "ran"'
# expect: cellua: sandbox: /etc/cellua/policy.lua:1:16: unknown key 'stdo' (did you mean 'stdio'?)
# expect: 78
rm $policy
mkdir $policy
run script.lua
# expect: cellua: sandbox: /etc/cellua/policy.lua: not a file
# expect: 78
rmdir $policy
run script.lua | cut -f 1                   # expect: false
