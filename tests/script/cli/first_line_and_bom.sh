#!/bin/sh
# SPDX-License-Identifier: MIT
# first_line_and_bom.sh - a byte order mark and a line for the shell are no Lua.
printf '\357\273\277print("bom")' >bom.lua
printf '\357\273\277#!/x\nprint("both", debug.getinfo(1).currentline)' >both.lua
printf '#' >mark.lua
: >empty.lua
"$CELLUA" bom.lua           # expect: bom
"$CELLUA" both.lua          # expect: both	2
"$CELLUA" - <both.lua       # expect: both	2
"$CELLUA" mark.lua
"$CELLUA" empty.lua
echo $?                   # expect: 0
