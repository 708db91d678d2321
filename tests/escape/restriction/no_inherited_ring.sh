#!/bin/sh
# SPDX-License-Identifier: MIT
# no_inherited_ring.sh - a confined process has the memory of its own ring, and the supervisor
# none that it could write to.
[ -e "/proc/$$/task/$$/children" ] || exit 77
[ "$(id -u)" -eq 0 ] || export CELLUA_WITHOUT=parent # else nobody may look
rings() { grep -c 'anon_inode:\[io_uring\]' "/proc/$1/maps"; }
"$ESCAPE" --untrusted -e 'print "ready" io.flush() while true do end' >out &
supervisor=$!
until [ -s out ]; do :; done
child=$(tr -d ' ' <"/proc/$supervisor/task/$supervisor/children")
rings "$child"       # expect: 2
rings $supervisor    # expect: 0
find "/proc/$supervisor/fd" -lname '*io_uring*' | wc -l   # expect: 0
kill -KILL $supervisor "$child"
wait $supervisor 2>/dev/null
true
