# SPDX-License-Identifier: MIT
# net.sh - sourced: names of our own, in a network that leads nowhere. `run` is the program
# there, and hears SIGINT; what is in etc/ is its /etc. A server of names would be at 127.0.0.1.
# `more_addresses` are of its only interface, and `tools` is where this file is, if not beside the test.
# shellcheck shell=sh
how=-nm
[ "$(id -u)" -eq 0 ] || how=-Urnm
mkdir etc
echo 'hosts: files dns' >etc/nsswitch.conf
echo 'services: files' >>etc/nsswitch.conf
echo 'multi on' >etc/host.conf
cat >etc/resolv.conf <<'END'
nameserver 127.0.0.1
options timeout:30 attempts:5
END
cat >etc/hosts <<'END'
127.0.0.1 localhost
127.0.0.2 two.test first-of-two.test
127.0.0.3 two.test
127.0.0.2 both.test
::1 both.test
fd00::6 six.test
END
cat >etc/services <<'END'
greeting 4711/tcp
greeting 4712/udp
parting 4713/udp
END
prepare='ip link set lo up && mount --bind etc /etc'
for address in ${more_addresses-}; do
	prepare="$prepare && ip address add $address dev lo"
done
run() { # ARGUMENT...
	unshare $how sh -c "$prepare && exec \"\$@\"" \
		sh env --default-signal=INT "$CELLUA" "$@"
}
cp "${tools-$(dirname "$0")/tools}"/*.lua .
command -v ip >/dev/null || exit 77
unshare $how sh -c "$prepare" 2>/dev/null || exit 77
