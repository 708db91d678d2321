#!/bin/sh
# SPDX-License-Identifier: MIT
# One SIGINT ends a read of the main fiber, also while other fibers wait.

cat >script.lua <<'END'
local nap = io.popen 'exec sleep 3'
spawn(function() nap:read() end)
local got = io.popen 'exec sleep 3'
io.stderr:write 'waits\n'
print(pcall(got.read, got))
os.exit(3)
END
env --default-signal=INT "$CELLUA" script.lua >out 2>err &
program=$!
until grep -q waits err; do sleep 0.05; done
sleep 0.1
begin=$(date +%s)
kill -INT $program
wait $program
echo "status $?"                                # expect: status 3
[ $(($(date +%s) - begin)) -lt 2 ] && echo soon # expect: soon
grep -o 'interrupted!' out                      # expect: interrupted!
