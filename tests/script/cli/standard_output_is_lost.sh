#!/bin/sh
# SPDX-License-Identifier: MIT
# standard_output_is_lost.sh - a program that could not write has failed.
[ -c /dev/full ] || exit 77
try() {
	"$@" 2>why >/dev/full
	echo "[$?] $(cat why)"
}
try "$CELLUA" --help
# expect: [1] cellua: cannot write standard output: No space left on device
try "$CELLUA" -v
# expect: [1] cellua: cannot write standard output: No space left on device
try "$CELLUA" -e 'print(1)'
# expect: [1] cellua: cannot write standard output: No space left on device
try "$CELLUA" -e ''
# expect: [0] 
