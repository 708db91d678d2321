#!/bin/sh
# SPDX-License-Identifier: MIT
# prompt_comes_last.sh - -i prompts after the script, unless that has failed.
echo 'print("script", ...)' >script.lua
echo 'error "no"' >raises.lua
echo '6 * 7' | "$CELLUA" -i -e 'print "code"' script.lua x
# expect: code
# expect: script	x
# expect: > 42
# expect: > 
echo 'print "not reached"' | "$CELLUA" -i raises.lua 2>/dev/null
echo $?    # expect: 1
echo 'os.exit(3)' | "$CELLUA" -i
echo $?    # expect: > 3
