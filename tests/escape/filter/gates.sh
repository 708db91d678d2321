#!/bin/sh
# SPDX-License-Identifier: MIT
# gates.sh - calls by another architecture's numbers kill.
[ "$(uname -m)" = x86_64 ] || exit 77
run() {
	"$ESCAPE" --untrusted -e "local h = require 'hostile'; print($1)" 2>/dev/null
	echo $?
}
run 'h.int80(20)'         # expect: 159
run 'h.sys(0x40000027)'   # expect: 159
export CELLUA_WITHOUT=filter
run 'h.int80(20) ~= nil'
# expect: true
# expect: 0
