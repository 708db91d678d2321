#!/bin/sh
# SPDX-License-Identifier: MIT
# killed_at_any_moment.sh - whenever the supervisor is killed, nobody is left.
name=orphan$$
cp "$ESCAPE" $name
count() { # how many run, dead ones aside
	cat /proc/[0-9]*/status 2>/dev/null |
		awk '/^Name:/ { name = $2 } /^State:/ { if (name == "'$name'" && $2 != "Z") n++ }
			END { print n + 0 }'
}
round=0
while [ $round -lt 40 ]; do
	./$name --untrusted --limit cpu=20s -e 'while true do end' &
	sleep "0.00$((round % 10))"
	kill -KILL $! 2>/dev/null
	wait $! 2>/dev/null
	round=$((round + 1))
done
sleep 0.3
count   # expect: 0
CELLUA_WITHOUT=parent ./$name --untrusted --limit cpu=2s -e 'while true do end' &
sleep 0.1
kill -KILL $!
wait $! 2>/dev/null
sleep 0.1
count   # expect: 1
