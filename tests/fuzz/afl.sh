#!/bin/sh
# SPDX-License-Identifier: MIT
# afl.sh - let AFL++ look for inputs that crash a fuzz target: afl.sh SECONDS PROGRAM CORPUS.
# It goes on where it stopped, and says how much it tried; its status is 1 if it found any.
set -eu
seconds=$1 program=$2 corpus=$3
export AFL_NO_UI=1 AFL_NO_AFFINITY=1 AFL_SKIP_CPUFREQ=1 AFL_AUTORESUME=1
export AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 # a core goes wherever this machine sends it
mkdir -p "$program.afl"
afl-fuzz -V "$seconds" -i "$corpus" -o "$program.afl" -- "$program" >"$program.afl/log" 2>&1 || {
	tail -n 20 "$program.afl/log" >&2
	exit 1
}
sed -n -E 's/^(execs_done|execs_per_sec|edges_found|saved_crashes|saved_hangs) *: */  \1 /p' \
	"$program.afl/default/fuzzer_stats"
found=$(find "$program.afl/default/crashes" "$program.afl/default/hangs" -name 'id*')
[ -z "$found" ] || { echo "afl.sh: $found" >&2; exit 1; }
