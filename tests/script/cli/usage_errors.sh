#!/bin/sh
# SPDX-License-Identifier: MIT
# usage_errors.sh - a wrong option runs nothing, and a near name is suggested.
try() {
	"$CELLUA" "$@" 2>&1
	echo "[$?]"
}
try -e 'print(1)' --foo
# expect: cellua: unknown option '--foo'
# expect: Try 'cellua --help'.
# expect: [64]
try --hepl
# expect: cellua: unknown option '--hepl' (did you mean '--help'?)
# expect: Try 'cellua --help'.
# expect: [64]
try -version | head -n 1
# expect: cellua: unknown option '-version' (did you mean '--version'?)
try -x | head -n 1
# expect: cellua: unknown option '-x'
try -vi | head -n 1
# expect: cellua: unknown option '-vi'
try --help=1 | head -n 1
# expect: cellua: unknown option '--help=1' (did you mean '--help'?)
try "--$(seq -s - 200)" | tail -n 1
# expect: [64]
try -e
# expect: cellua: option '-e' needs an argument
# expect: Try 'cellua --help'.
# expect: [64]
try -Onone
# expect: cellua: unknown or malformed optimization flag 'none'
# expect: [64]
try -jnone
# expect: cellua: unknown -j command 'none', or no module jit.none
# expect: [64]
