#!/bin/sh
# SPDX-License-Identifier: MIT
# waiting_actor.sh - when an actor was started another one of its kind waits, confined, for whoever
# asks next; it is not counted, runs nothing, and need not be there.
cat >main.lua <<'END'
--[==[ sandbox
version = 1,
main = { stdio = { "in", "out", "err" }, spawn = { "one", "brief", "alone" } },
actors = {
  one = { module = "./waits", stdio = { "out" }, max = 2 },
  brief = { module = "./waits", stdio = { "out" }, limits = { wall = "1h" } },
  alone = { module = "./waits", stdio = { "out" }, max = 1 },
},
]==]
local kept = {}
for actor in io.lines() do
  local ok, channel = pcall(spawn_vm, { actor = actor })
  kept[#kept + 1] = channel
  print(ok and channel.child_pid or channel.code)
  io.flush()
end
END
cat >waits.lua <<'END'
print "runs"
io.flush()
pcall(function() require("inbox"):receive() end)
END
mkfifo orders answers
"$CELLUA" main.lua <orders >answers &
exec 8>orders 9<answers
answer() { # NAME: the next line that no actor has printed
	while read -r line <&9 && [ "$line" = runs ]; do ran=$((ran + 1)); done
	eval "$1=\$line"
}
ran=0
waiting() { # the processes of actors that are children of the zygote, besides PID...
	zygote=$(ps -o ppid= -p "$1" | tr -d ' ')
	for _ in 1 2 3 4 5 6 7 8 9 10; do
		set -- "$@" # names change when a spare becomes an actor
		for pid in $(cat /proc/"$zygote"/task/"$zygote"/children); do
			case " $* " in *" $pid "*) ;; *)
				read -r name </proc/"$pid"/comm && [ "$name" = cellua-actor ] && echo "$pid" && return
				;;
			esac
		done
		sleep 0.02
	done
	echo none
}
echo one >&8 && answer first
next=$(waiting "$first")
[ "$next" != none ] && echo 'one waits'           # expect: one waits
echo one >&8 && answer second
[ "$second" = "$next" ] && echo 'it was waited for' # expect: it was waited for
echo one >&8 && answer third
echo "$third"                                      # expect: 11
waiting "$first" "$second"                         # expect: none
echo brief >&8 && answer brief
waiting "$first" "$second" "$brief"                # expect: none
echo alone >&8 && answer alone
waiting "$first" "$second" "$brief" "$alone"       # expect: none
exec 8>&-
while read -r line <&9; do [ "$line" = runs ] && ran=$((ran + 1)); done
echo "$ran ran"                                    # expect: 4 ran
wait
# who dies while it waits is missed by nobody
"$CELLUA" main.lua <orders >answers &
exec 8>orders 9<answers
echo one >&8 && answer first
next=$(waiting "$first")
kill -KILL "$next"
while [ -e "/proc/$next" ]; do sleep 0.01; done
echo one >&8 && answer second
[ "$second" -gt 1 ] && [ "$second" != "$next" ] && echo 'another was made' # expect: another was made
exec 8>&-
wait
