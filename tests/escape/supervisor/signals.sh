#!/bin/sh
# SPDX-License-Identifier: MIT
# signals.sh - signals, statuses and broken pipes go through as if the script were the process.
run() {
	"$ESCAPE" --untrusted -e "$1"
	echo $?
}
run 'os.exit(7)'                         # expect: 7
run 'error "x"' 2>/dev/null              # expect: 1
"$ESCAPE" --untrusted -e 'for i = 1, 1e6 do print(i) end' | head -n 1   # expect: 1
for signal in TERM HUP USR1; do
	"$ESCAPE" --untrusted -e 'io.write("ready\n") io.flush() require("time").sleep(20)' >out &
	until [ -s out ]; do :; done
	kill -$signal $!
	wait $! 2>/dev/null
	echo $?
	rm out
done
# expect: 143
# expect: 129
# expect: 138
"$ESCAPE" --untrusted --limit wall=200ms -e 'while true do end' 2>&1
echo $?
# expect: cellua: sandbox: limits.wall: the time is up
# expect: 124
