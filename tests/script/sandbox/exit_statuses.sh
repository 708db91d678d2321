#!/bin/sh
# SPDX-License-Identifier: MIT
# exit_statuses.sh - each way to end has its number, as a shell sees it.
says() { # STATUS COMMAND...
	expected=$1
	shift
	"$@" >out 2>err </dev/null
	got=$?
	[ $got -eq "$expected" ] || { echo "$expected: $got from $*"; cat err; }
	echo "$expected $(sed -n 's/^cellua: //p' err | head -n 1)"
}
says 0 "$CELLUA" --untrusted -e ''                                      # expect: 0 
says 1 "$CELLUA" --untrusted -e 'error("no", 0)'                        # expect: 1 no
says 9 "$CELLUA" --untrusted -e 'os.exit(9)'                            # expect: 9 
says 64 "$CELLUA" --untrusted --no-sandbox                              # expect: 64 --no-sandbox contradicts another option
says 66 "$CELLUA" --untrusted missing.lua                               # expect: 66 cannot open 'missing.lua': No such file or directory
says 69 "$CELLUA" --allow-run=/bin/true -e ''                           # expect: 69 sandbox: command line: run: nothing provides this yet
CELLUA_LIES=steps says 70 "$ESCAPE" --untrusted -e ''                       # expect: 70 sandbox: supervisor: less holds than was planned
CELLUA_FAIL=landlock says 71 "$ESCAPE" --untrusted -e ''                # expect: 71 sandbox: landlock: made to fail: Input/output error
echo '{ version = 1, stdio = { "err" }, on_violation = "kill" }' >kill
says 77 "$ESCAPE" --policy kill -e 'require("hostile").sys("fork")'     # expect: 77 sandbox: stopped: fork() is never allowed (57)
echo '{ version = 2 }' >wrong
says 78 "$CELLUA" --policy wrong -e ''                                  # expect: 78 sandbox: wrong:1:3: version 2 is newer than this program, which knows 1
says 124 "$CELLUA" --untrusted --limit wall=100ms -e 'while true do end'    # expect: 124 sandbox: limits.wall: the time is up
says 152 "$CELLUA" --untrusted --limit cpu=1s -e 'while true do end'    # expect: 152 
block='local h = require "hostile" local m = h.memory(4096) h.poke(m, -1) h.sys("rt_sigprocmask", 0, m, 0, 8)'
says 159 "$ESCAPE" --policy kill -e "$block h.sys 'fork'"               # expect: 159 
# what the kernel kills for want of memory, or anybody else
cat >killed.sh <<'END'
"$CELLUA" --untrusted -e 'io.write(1) io.flush() require("time").sleep(50)' &
until [ -s out ]; do :; done
for process in /proc/[0-9]*; do
	if grep -q -s -x "PPid:.$!" "$process/status"; then kill -KILL "${process#/proc/}"; fi
done
wait $!
END
says 137 sh killed.sh                                                   # expect: 137 
