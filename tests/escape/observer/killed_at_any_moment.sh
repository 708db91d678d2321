#!/bin/sh
# SPDX-License-Identifier: MIT
# killed_at_any_moment.sh - whoever of the two dies while a call waits: the other comes to its end.
cat >script.lua <<'END'
local t = os.clock() + tonumber(arg[1])
local i = 0
while os.clock() < t do i = i + 1 io.open("missing" .. i % 100) end
require("hostile").sys("kill", require("hostile").sys "getpid", 9)
END
for delay in 0 0.001 0.01 0.03; do
	timeout 30 "$ESCAPE" --learn=proposal script.lua $delay 2>/dev/null
	echo "$? $(grep -c version proposal)"
done
# expect: 137 1
# expect: 137 1
# expect: 137 1
# expect: 137 1
cat >endless.lua <<'END'
local file = io.open("pid", "w")
file:write(require("hostile").sys "getpid")
file:close()
while true do io.open "missing" end
END
"$ESCAPE" --learn=proposal endless.lua 2>/dev/null &
until [ -s pid ]; do :; done
kill -KILL $!
wait $! 2>/dev/null
echo $?                                                 # expect: 137
i=0
while kill -0 "$(cat pid)" 2>/dev/null && ! grep -q 'State:.Z' "/proc/$(cat pid)/status" 2>/dev/null; do
	i=$((i + 1))
	[ $i -lt 2000 ] || { echo 'it lives on'; break; }
done
