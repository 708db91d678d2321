#!/bin/sh
# SPDX-License-Identifier: MIT
# by_descriptor.sh - the supervisor signals the process by a descriptor, never by a number that
# may be another's by then.
for signal in TERM HUP USR1 INT; do
	rm -f out
	"$ESCAPE" --untrusted -e 'io.write("ready\n") io.flush() require("time").sleep(20)' >out 2>err &
	until [ -s out ]; do :; done
	kill -$signal $!
	wait $! 2>/dev/null
	cat err
done
for code in 'os.exit(3)' 'while true do end' 'require("hostile").sys("write", 3, "x", 1) while true do end' \
	'require("hostile").poke(8, 1)'; do
	"$ESCAPE" --untrusted --limit wall=500ms -e "$code" 2>&1 | grep number
done
CELLUA_LIES=steps "$ESCAPE" --untrusted -e '' 2>&1 | grep number
# what would be said
CELLUA_KERNEL=pidfd=EPERM "$ESCAPE" --untrusted -e 'print "ran"' 2>&1
echo $?
# expect: a process is signalled by its number
# expect: cellua: sandbox: supervisor: pidfd_open: Operation not permitted
# expect: 71
