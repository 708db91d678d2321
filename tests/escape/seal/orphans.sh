#!/bin/sh
# SPDX-License-Identifier: MIT
# orphans.sh - a confined process does not outlive its supervisor.
child_of() { tr ' ' '\n' <"/proc/$1/task/$1/children" | head -n 1; }
left() { # ENVIRONMENT
	env "$@" "$ESCAPE" --untrusted -e 'while true do end' &
	supervisor=$!
	child=
	while [ -z "$child" ]; do child=$(child_of $supervisor); done
	sleep 0.2
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
[ -e "/proc/$$/task/$$/children" ] || exit 77
left A=1                    # expect: gone
left CELLUA_WITHOUT=parent  # expect: left
