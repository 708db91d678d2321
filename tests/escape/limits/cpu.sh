#!/bin/sh
# SPDX-License-Identifier: MIT
# cpu.sh - compiled loops, patterns and who ignores the signal come to an end.
run() {
	"$ESCAPE" "$@" 2>/dev/null
	echo $?
}
run --untrusted --allow-jit --limit cpu=1s -e 'while true do end'                          # expect: 152
run --untrusted --limit cpu=1s -e '(("a"):rep(3000)):find((".-"):rep(100) .. "b")'         # expect: 152
run --untrusted --limit cpu=1s -e 'local h = require "hostile" local m = h.memory(4096)
	h.poke(m, 1, 0, 0, 0) h.sys("rt_sigaction", 24, m, 0, 8) while true do end'        # expect: 137
