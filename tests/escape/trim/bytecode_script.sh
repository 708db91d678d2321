#!/bin/sh
# SPDX-License-Identifier: MIT
# bytecode_script.sh - nor as the script itself, from a file or a pipe.
"$CELLUA" -b -e 'print "ran"' script.luac
"$CELLUA" script.luac                                   # expect: ran
"$CELLUA" --untrusted script.luac 2>/dev/null
echo $?                                                 # expect: 1
"$CELLUA" --untrusted - <script.luac 2>/dev/null
echo $?                                                 # expect: 1
