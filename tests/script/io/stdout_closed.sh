#!/bin/sh
# SPDX-License-Identifier: MIT
# With standard output closed from the start a print is a failure, silence is none.

echo "print 'lost'" >print.lua
echo "local x = 1" >silent.lua
"$CELLUA" print.lua >&- 2>err
echo "$? $(grep -c 'Bad file descriptor' err)"  # expect: 1 1
"$CELLUA" silent.lua >&- 2>err
echo $?                                         # expect: 0
cat err
