#!/bin/sh
# SPDX-License-Identifier: MIT
# compiler_options.sh - -O and -j steer the compiler as luajit's do.
"$CELLUA" -joff -e 'print((jit.status()))'          # expect: false
"$CELLUA" -j off -j on -e 'print((jit.status()))'   # expect: true
"$CELLUA" -jflush -e 'print(1)'                     # expect: 1
for options in -O0 -O2 -O -O+cse,-dce,hotloop=10 '-O1 -O+fold'; do
	# shellcheck disable=SC2086
	luajit $options -e 'print(jit.status())' >expected
	# shellcheck disable=SC2086
	"$CELLUA" $options -e 'print(jit.status())' | cmp - expected || echo "differs: $options"
done
"$CELLUA" -e 'package.preload["jit.mine"] = function() return { start = print } end' -jmine=a,b
# expect: a	b
