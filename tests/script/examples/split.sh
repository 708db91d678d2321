#!/bin/sh
# SPDX-License-Identifier: MIT
# split.sh - files are made where they belong, and nowhere else.
case $CELLUA in *-address* | *-thread*) exit 77 ;; esac # they take more memory
examples=$(dirname "$0")/../../../examples
mkdir out
printf 'a 1\nb 2\na 3\n' >data
"$CELLUA" "$examples/split.lua" data out
# expect: a
# expect: b
cat out/a
# expect: a 1
# expect: a 3
echo kept >target
printf '../target 1\n' >hostile
"$CELLUA" "$examples/split.lua" hostile out 2>&1 | sed 's#(sandbox: .*/#(sandbox: #'
# expect: split.lua: permission denied: fs.write does not cover out/../target (sandbox: split.lua.sandbox:9)
cat target   # expect: kept
"$CELLUA" "$examples/split.lua" data 2>&1 | sed 's/.*sandbox:[0-9:]* //'
# expect: fs.rw: $ARG2: the command line has no such argument
