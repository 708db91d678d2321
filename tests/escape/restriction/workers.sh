#!/bin/sh
# SPDX-License-Identifier: MIT
# workers.sh - requests that block have no more threads of the kernel than the policy says.
[ -e "/proc/$$/task/$$/children" ] || exit 77
echo '{ version = 1, stdio = { "in", "out", "err" }, uring = { workers = 2 } }' >policy.lua
mkfifo never
"$ESCAPE" --policy policy.lua -e 'local h = require "hostile"
	local memory, ASYNC = h.memory(4096), 16
	h.block(100, memory, ASYNC)
	print "blocked" io.flush()
	while true do end' <never >out 2>err &
supervisor=$!
exec 7>never
until [ -s out ]; do :; done
sleep 0.3
child=$(tr ' ' '\n' <"/proc/$supervisor/task/$supervisor/children" | head -n 1)
set -- /proc/"$child"/task/*
[ $# -le 5 ] && [ $# -ge 2 ] && echo few   # expect: few
kill -KILL $supervisor
wait $supervisor 2>/dev/null
true
