#!/bin/sh
# SPDX-License-Identifier: MIT
# library_that_fails.sh - -l says why, with a traceback only if it leads through Lua.
# stderr: cellua: module 'nope' not found:
# stderr: cellua: ./bad.lua:1: too bad
# stderr: ./bad.lua:1: in main chunk
echo 'error "too bad"' >bad.lua
"$CELLUA" -l nope -e 'print "not reached"'
echo $?                             # expect: 1
"$CELLUA" -l bad -e 'print "not reached"'
echo $?                             # expect: 1
"$CELLUA" -l nope 2>&1 | grep -e traceback -e '\[cellua\]'
echo $?                             # expect: 1
