#!/bin/sh
# SPDX-License-Identifier: MIT
# version.sh - -v says what this is made of and goes on with what else is there to do.
"$CELLUA" --version >lines
echo $?                                            # expect: 0
"$CELLUA" -v | cmp - lines
sed -n '1s/ [0-9.]*$/ N/p; 2s/ .*/ N/p' lines
# expect: cellua N
# expect: LuaJIT N
sed -n '3s/ .*/ N/p; 4s/ .*/ N/p; 5s/ .*//p' lines
# expect: liburing N
# expect: Linux N
# expect: io_uring
grep -q "^Linux $(uname -r) " lines || echo 'not this kernel'
"$CELLUA" -e 'print(1)' -v | tail -n 1               # expect: 1
LUA_INIT='print(0)' "$CELLUA" -v | head -n 1         # expect: 0
