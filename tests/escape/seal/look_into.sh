#!/bin/sh
# SPDX-License-Identifier: MIT
# look_into.sh - who has the same user cannot look into a confined process.
[ -e "/proc/$$/task/$$/children" ] || exit 77
user=
if [ "$(id -u)" -eq 0 ]; then
	chmod 777 .
	user='setpriv --reuid=65534 --regid=65534 --clear-groups'
fi
cat >look.sh <<'END'
env "$1" "$ESCAPE" --untrusted -e 'while true do end' &
supervisor=$!
child=
while [ -z "$child" ]; do
	child=$(tr ' ' '\n' <"/proc/$supervisor/task/$supervisor/children" | head -n 1)
done
sleep 0.3
if head -c 0 "/proc/$child/mem" 2>/dev/null; then echo seen; else echo refused; fi
kill -KILL $supervisor "$child" 2>/dev/null
wait
END
chmod 644 look.sh
$user sh look.sh A=1 2>/dev/null                    # expect: refused
$user sh look.sh CELLUA_WITHOUT=parent 2>/dev/null  # expect: seen
