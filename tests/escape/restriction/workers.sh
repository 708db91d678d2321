#!/bin/sh
# SPDX-License-Identifier: MIT
# workers.sh - requests that block have no more threads of the kernel than the policy says.
# layers: ring
[ -e "/proc/$$/task/$$/children" ] || exit 77
mkdir in && mkfifo in/fifo
cat >policy.lua <<'END'
{ version = 1, stdio = { "out", "err" }, fs = { read = { "$CWD/in" } }, uring = { workers = 1 } }
END
"$ESCAPE" --policy policy.lua -e 'local h = require "hostile"
	local OPEN, ASYNC = 18, 16
	h.queue({ op = OPEN, fd = -100, addr = "in/fifo", flags = ASYNC }, 100)
	print "blocked" io.flush()
	while true do end' >out 2>err &
supervisor=$!
until [ -s out ]; do :; done
sleep 0.3
child=$(tr -d ' ' <"/proc/$supervisor/task/$supervisor/children")
set -- /proc/"$child"/task/*
echo $(($# - 1))   # expect: 1
kill -KILL $supervisor
wait $supervisor 2>/dev/null
true
