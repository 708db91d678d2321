#!/bin/sh
# SPDX-License-Identifier: MIT
# kills.sh - on_violation = "kill": what is never allowed ends the run, and is named.
cat >p.lua <<'END'
version = 1, stdio = { "out", "err" }, on_violation = "kill",
END
sed 's/.*/{ & }/' p.lua >policy.lua
run() {
	("$ESCAPE" --policy policy.lua -e "local h = require 'hostile'; $1 print 'still here'" >out 2>&1) 2>/dev/null
	status=$?
	cat out
	echo $status
}
run 'h.sys("socket", 1, 1, 0)'
# expect: cellua: sandbox: stopped: socket() is never allowed (41)
# expect: 77
run 'h.sys("getppid")'
# expect: still here
# expect: 0
# who blocks the signal, or wants to ignore it, is killed by it
run 'local m = h.memory(4096) h.poke(m, -1) h.sys("rt_sigprocmask", 0, m, 0, 8) h.sys("fork")'
# expect: 159
run 'local m = h.memory(4096) h.poke(m, 1, 0, 0, 0) h.sys("rt_sigaction", 31, m, 0, 8) h.sys("fork")'
# expect: 159
