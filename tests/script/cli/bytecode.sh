#!/bin/sh
# SPDX-License-Identifier: MIT
# bytecode.sh - -b saves what runs again later.
echo 'print("compiled", ...)' >script.lua
"$CELLUA" -b script.lua out || exit 77
"$CELLUA" out a                                 # expect: compiled	a
"$CELLUA" -bl script.lua | head -n 1            # expect: -- BYTECODE -- script.lua:0-2
luajit -bg script.lua - >expected
"$CELLUA" -bg script.lua - | cmp - expected
echo same    # expect: same
