#!/bin/sh
# SPDX-License-Identifier: MIT
# orphans.sh - a confined process does not outlive its supervisor, whoever it has become.
[ -e "/proc/$$/task/$$/children" ] || exit 77
echo '{ version = 1, stdio = { "out", "err" }, user = "isolated" }' >isolated.lua
left() { # ENVIRONMENT OPTION...
	variables=$1
	shift
	rm -f out
	env "$variables" "$ESCAPE" "$@" -e 'print "ready" io.flush() while true do end' >out &
	supervisor=$!
	until [ -s out ]; do :; done
	child=$(tr -d ' ' <"/proc/$supervisor/task/$supervisor/children")
	kill -KILL $supervisor
	wait $supervisor 2>/dev/null
	for _ in 1 2 3 4 5 6 7 8 9 10; do
		case $(cut -d ' ' -f 3 "/proc/$child/stat" 2>/dev/null) in
		'' | Z) echo gone && return ;;
		esac
		sleep 0.1
	done
	kill -KILL "$child"
	echo left
}
left A=1 --untrusted                     # expect: gone
left CELLUA_WITHOUT=parent --untrusted   # expect: left
if [ "$(id -u)" -eq 0 ]; then left A=1 --policy isolated.lua; else echo gone; fi
# expect: gone
