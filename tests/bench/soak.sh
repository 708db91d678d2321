#!/bin/sh
# SPDX-License-Identifier: MIT
# soak.sh - let a server that echoes and examples/http_server.lua work as much as they can, and
# see that they take no more memory in the end than soon after the beginning.
#
#   tests/bench/soak.sh PROGRAM [SECONDS [INTERVAL]]
#
# It lasts SECONDS (600), and shows what is resident each INTERVAL (60), in KiB. The status is 1
# if at the end one of the three processes has a tenth and 4 MiB more than after the first
# interval, or holds a descriptor more than at the beginning.
set -eu
[ $# -ge 1 ] || { echo "usage: tests/bench/soak.sh PROGRAM [SECONDS [INTERVAL]]" >&2; exit 2; }
tests=$(cd "$(dirname "$0")/.." && pwd)
program=$(cd "$(dirname "$1")" && pwd)/${1##*/}
seconds=${2-600}
interval=${3-60}
work=$(mktemp -d)
pids=
trap 'kill $pids 2>/dev/null || :; rm -rf "$work"' EXIT
trap 'exit 130' HUP INT TERM
# shellcheck disable=SC3045 # every sh that is met knows it
ulimit -n "$(ulimit -H -n)"
cd "$work"
mkdir root
echo small >root/small
head -c 300000 /dev/zero >root/large

start() { # NAME SCRIPT ARGUMENT...
	name=$1
	shift
	: >"$name"
	"$program" --no-sandbox "$@" >"$name" 2>"$name.err" &
	pids="$pids $!"
	until [ -s "$name" ]; do kill -0 $! && sleep 0.1; done
}
start echo "$tests/bench/soak.lua" echo
echo=$!
start http "$tests/../examples/http_server.lua" root 127.0.0.1:0
http=$!
port=$(sed 's/.*:\([0-9]*\).*/\1/' http)
files() {
	find "/proc/$echo/fd" "/proc/$http/fd" -type l | wc -l
}
before=$(files)
"$program" "$tests/bench/soak.lua" load "$(cat echo)" "$port" "$seconds" >loaded 2>load.err &
load=$!
pids="$pids $load"

resident() { # PID
	sed -n 's/^VmRSS:[^0-9]*\([0-9]*\) kB/\1/p' "/proc/$1/status"
}
printf '%8s %10s %10s %10s\n' seconds echo http load
passed=0
first=
while [ "$passed" -lt "$seconds" ]; do
	sleep "$interval"
	passed=$((passed + interval))
	[ "$passed" -lt "$seconds" ] || break
	last="$(resident "$echo") $(resident "$http") $(resident "$load")"
	# shellcheck disable=SC2086 # three numbers
	printf '%8d %10d %10d %10d\n' "$passed" $last
	first=${first:-$last}
done
status=0
wait "$load" || status=1
cat loaded
sleep 3
after=$(files)
[ "$after" -le "$before" ] || { echo "$before descriptors before, $after after"; status=1; }
cat ./*.err | sort | uniq -c | sort -rn | head
echo "$first $last" | awk '{
	for (i = 1; i <= 3; i++)
		if ($(i + 3) > $i * 1.1 + 4096) { print "memory grows: " $i " to " $(i + 3); exit 1 }
}' || status=1
exit $status
