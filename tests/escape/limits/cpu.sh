#!/bin/sh
# SPDX-License-Identifier: MIT
# cpu.sh - compiled loops, patterns and who ignores the signal come to an end.
run() {
	"$ESCAPE" --untrusted --limit cpu=1s "$@" 2>/dev/null
	case $? in
	152) echo by the signal ;;
	137) echo killed ;; # on a machine that is busy both limits are passed at once
	*) echo another status ;;
	esac
}
deaf='local h = require "hostile" local m = h.memory(4096)
	h.poke(m, 1, 0, 0, 0) h.sys("rt_sigaction", 24, m, 0, 8) while true do end'
run --allow-jit -e 'while true do end' | sed 's/killed/by the signal/'                    # expect: by the signal
run -e '(("a"):rep(3000)):find((".-"):rep(100) .. "b")' | sed 's/killed/by the signal/'   # expect: by the signal
run -e "$deaf"                                                  # expect: killed
CELLUA_WITHOUT=limits timeout 3 "$ESCAPE" --untrusted --limit cpu=1s -e "$deaf"
echo $?
# expect: 124
