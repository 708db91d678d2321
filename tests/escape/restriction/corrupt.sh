#!/bin/sh
# SPDX-License-Identifier: MIT
# corrupt.sh - who writes nonsense into the memory of its ring harms nobody else.
for seed in 1 2 3 4 5 6 7 8; do
	timeout -k 1 20 "$ESCAPE" --untrusted -e "require('hostile').corrupt($seed)" \
		>/dev/null 2>&1
	case $? in 124 | 137) echo "seed $seed: a hang" ;; esac
done
"$CELLUA" --untrusted -e 'print "others go on"' # expect: others go on
