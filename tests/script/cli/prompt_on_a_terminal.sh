#!/bin/sh
# SPDX-License-Identifier: MIT
# prompt_on_a_terminal.sh - without a script, a terminal gets a banner and a prompt.
command -v script >/dev/null || exit 77
printf '6*7\n\004' | script -q -e -c "$CELLUA" /dev/null | tr -d '\r' >said
grep -c '^cellua [0-9.]*, LuaJIT' said             # expect: 1
# the terminal echoes what is typed, before the prompt or behind it
tail -n 2 said | sed 's/^> 42/42/'
# expect: 42
# expect: > 
