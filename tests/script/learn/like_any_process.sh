#!/bin/sh
# SPDX-License-Identifier: MIT
# like_any_process.sh - a run that is observed has the streams, the status and the end of one that
# is not; what it leaves behind goes on.
run() { # CODE
	printf '%s\n' "$1" >script.lua
	echo typed | "$CELLUA" --learn=proposal script.lua 2>err
	echo "$?"
}
run 'io.write(io.read(), " ", #arg, "\n") os.exit(3)'
# expect: typed 0
# expect: 3
run 'error "broken"'                           # expect: 1
head -n 1 err                                  # expect: cellua: script.lua:1: broken
grep -c '"err"' proposal                       # expect: 1
run 'local ffi = require "ffi" ffi.cdef "int raise(int);" ffi.C.raise(15)'   # expect: 143
run 'for i = 1, 1e9 do io.write "yes\n" end' | head -n 1   # expect: yes
run 'os.execute "(until [ -e go ]; do :; done; ls / >/dev/null && : >there) >/dev/null 2>&1 &"'   # expect: 0
: >go
until [ -e there ]; do :; done
"$CELLUA" --learn=proposal -e 'io.write "code "' && grep -c 'what the code did' proposal
# expect: code 1
echo 'print "from stdin"' | "$CELLUA" --learn=proposal -   # expect: from stdin
echo old >proposal
"$CELLUA" --learn=proposal -e 'print(io.open "proposal":read())'   # expect: old
grep -c old proposal                           # expect: 0
"$CELLUA" --learn -e 'print "out"' 2>&1 >/dev/null | grep -c version   # expect: 1
