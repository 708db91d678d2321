#!/bin/sh
# SPDX-License-Identifier: MIT
# library_sets_a_global.sh - -l MODULE is found again under its name, or the one given.
echo 'return { 7 }' >table.lua
mkdir sub
echo 'return 8' >sub/mod.lua
echo 'quiet = "its own"' >quiet.lua
"$CELLUA" -l sub.mod -e 'print(_G["sub.mod"])'       # expect: 8
"$CELLUA" -l m=sub.mod -e 'print(m, _G["sub.mod"])'  # expect: 8	nil
"$CELLUA" -lbit -e 'print(bit.bor(1, 2))'            # expect: 3
"$CELLUA" -l quiet -e 'print(quiet)'                 # expect: its own
"$CELLUA" -e 'setmetatable(_G, {__newindex = error})' -l sub.mod -e 'print(1)'  # expect: 1
