#!/bin/sh
# SPDX-License-Identifier: MIT
# script_from_stdin.sh - stdin is the script if nothing else is there to run.
said='print("script", ...)'
echo "$said" | "$CELLUA"                  # expect: script
echo "$said" | "$CELLUA" - a -b           # expect: script	a	-b
echo "$said" | "$CELLUA" -E               # expect: script
echo "$said" | "$CELLUA" -l bit -joff -O3 # expect: script
echo "$said" | "$CELLUA" --               # expect: script
echo "$said" | "$CELLUA" -e 'print "code"' -
# expect: code
# expect: script
echo "$said" | "$CELLUA" -e 'print(io.read())'          # expect: print("script", ...)
echo "$said" | "$CELLUA" -v | grep -c script            # expect: 0
printf 'skipped\n%s' "$said" | LUA_INIT='io.read()' "$CELLUA"  # expect: script
echo "$said" | "$CELLUA" -- - 2>&1
# expect: cellua: cannot open '-': No such file or directory
# exit: 66
